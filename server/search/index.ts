export { searchHandlers } from './routes.ts'
export { learnWords } from './words.ts'
