import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AiRequest } from '#contract/ai.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { aiQuery } from './use-ai.ts'

/** Lets somebody see what is sent before the first time; afterwards it goes on at once. */
export function useConsent(number: number, onGo: (request: AiRequest) => void) {
  const [asked, setAsked] = useState<AiRequest>()
  const { data: state } = useQuery(aiQuery)
  const agree = useMutation({
    mutationFn: (request: AiRequest) => api.ai.agree({ body: { feature: request.feature } }),
    onError: showError,
    onSuccess: async (_, request) => {
      await queryClient.invalidateQueries({ queryKey: keys.ai })
      setAsked(undefined)
      onGo(request)
    },
  })
  return {
    begin: (request: AiRequest) => (state?.agreed.includes(request.feature) ? onGo(request) : setAsked(request)),
    dialog: asked && (
      <ConsentDialog
        number={number}
        request={asked}
        isSending={agree.isPending}
        onSend={() => agree.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    ),
  }
}
