import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Identity, Person, people } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

type Change = z.input<typeof people.changeIdentity.body>

export type IdentityActs = ReturnType<typeof useIdentities>

/** Adding, changing and taking away what a person is recognised by. */
export function useIdentities({ id }: Person) {
  const client = useQueryClient()
  const onSuccess = (saved: Person) => {
    client.setQueryData(keys.person(id), saved)
    void client.invalidateQueries({ queryKey: keys.people() })
  }
  const paramsOf = ({ kind, value }: Identity) => ({ id, kind, value })
  return {
    add: useMutation({
      mutationFn: (body: z.input<typeof people.addIdentity.body>) => api.people.addIdentity({ params: { id }, body }),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ identity, change }: { identity: Identity; change: Change }) =>
        api.people.changeIdentity({ params: paramsOf(identity), body: change }),
      onSuccess,
      onError: showError,
    }),
    remove: useMutation({
      mutationFn: (identity: Identity) => api.people.removeIdentity({ params: paramsOf(identity) }),
      onSuccess,
      onError: showError,
    }),
  }
}
