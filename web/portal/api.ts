import type { contract } from '#contract/index.ts'
import { createClient } from '#web/lib/client.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { calls } from './calls.ts'

type Contract = typeof contract
type PortalContract = { [F in keyof typeof calls]: Pick<Contract[F], keyof (typeof calls)[F] & keyof Contract[F]> }

/** What the portal needs of the API, typed by the contract. */
// The client reads nothing of an operation but what the table has; `calls.test.ts` proves the two equal.
export const api = createClient(calls as unknown as PortalContract, {
  // Who must sign in first is asked for it in place of the page, and led back to it.
  onNotSignedIn: () => void queryClient.invalidateQueries({ queryKey: keys.me }),
})
