export { forgetImports } from './forget.ts'
export { customerImportHandlers } from './routes.ts'
export { runCustomerImport } from './run.ts'
