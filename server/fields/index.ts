export { changeFields, missingFields } from './check.ts'
export { listFields } from './queries.ts'
export { fieldHandlers } from './routes.ts'
export { wordsOfFields } from './words.ts'
