export { articleCategoryHandlers } from './categories/routes.ts'
export { keepArticleDates, publishDue } from './due.ts'
export { forgetGaps } from './gaps.ts'
export { articleHandlers, knowledgeHandlers, ticketArticleHandlers } from './routes.ts'
