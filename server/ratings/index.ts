export { ratingLinkToken } from './links.ts'
export { ratingHandlers } from './routes.ts'
