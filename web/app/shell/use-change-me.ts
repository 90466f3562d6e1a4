import { useMutation } from '@tanstack/react-query'
import type { Me } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

type Change = Partial<Pick<Me, 'theme' | 'language'>>

/** Shows at once; taken back when the server refuses. */
export function useChangeMe(): (change: Change) => void {
  const { mutate } = useMutation({
    mutationFn: (change: Change) => api.sessions.updateMe({ body: change }),
    onMutate: (change) => {
      const before = queryClient.getQueryData<Me>(keys.me)
      if (before) queryClient.setQueryData<Me>(keys.me, { ...before, ...change })
      return { before }
    },
    onSuccess: (me) => queryClient.setQueryData<Me>(keys.me, me),
    onError: (error, _, context) => {
      queryClient.setQueryData(keys.me, context?.before)
      showError(error)
    },
  })
  return mutate
}

/** Loads the page anew afterwards, so that nothing of the person is left in memory. */
export async function signOut(): Promise<void> {
  try {
    await api.sessions.signOut()
    window.location.assign('/desk/')
  } catch (error) {
    showError(error)
  }
}
