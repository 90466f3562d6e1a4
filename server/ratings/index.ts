export { ratingLinkToken } from './links.ts'
export { requestRating, settleRequest, takeDueRequest } from './requests.ts'
export { ratingHandlers } from './routes.ts'
