import { useMutation } from '@tanstack/react-query'
import type { oauth } from '#contract/oauth.ts'
import type { Call } from '#contract/operation.ts'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'

/** Goes to the provider's page, which sends the browser back. */
export function useAuthorize() {
  return useMutation({ mutationFn: goToProvider, onError: showError })
}

export function useAddConsent() {
  return useMutation({
    mutationFn: async (body: Call<typeof oauth.create>['body']) => {
      const { id } = await api.oauth.create({ body })
      await goToProvider(id)
    },
  })
}

async function goToProvider(id: string): Promise<void> {
  const { url } = await api.oauth.authorize({ params: { id } })
  window.location.assign(url)
}
