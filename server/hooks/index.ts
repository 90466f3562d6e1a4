export { forgetReceipts } from './commands.ts'
export { readReceipt } from './read-receipt.ts'
export { hookHandlers } from './routes.ts'
