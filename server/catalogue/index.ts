/** What other features and the composition roots may use of the catalogue. */
export { expireAction } from './actions.ts'
export { addCategory, addService } from './commands.ts'
export { offeredToAddress, servicesOfferedTo } from './policy.ts'
export { catalogueReaction } from './reaction.ts'
export { catalogueHandlers, serviceHandlers } from './routes.ts'
