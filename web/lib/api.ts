import { contract } from '#contract/index.ts'
import { createClient } from './client.ts'
import { keys, queryClient } from './queries.ts'

export { ApiError } from './api-error.ts'
export { uploadFile } from './upload.ts'

/** The whole API, typed by the contract. */
export const api = createClient(contract, {
  // The gate watches this query and asks to sign in over the page, which stays as it is.
  onNotSignedIn: () => void queryClient.invalidateQueries({ queryKey: keys.me }),
})
