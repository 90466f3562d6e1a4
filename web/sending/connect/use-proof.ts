import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxProof } from '#contract/proofs.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { bodyOf, type ConnectDraft } from './draft.ts'

const lookEveryMs = 700

export function isUnderWay(proof: InboxProof | undefined): boolean {
  return proof?.state === 'running' || proof?.state === 'waiting'
}

/** Tries a connection out and follows it until it ends. */
export function useProof(inboxId: string | null, onSaved: () => void) {
  const { t } = useTranslation('sending')
  const client = useQueryClient()
  const [id, setId] = useState<string | undefined>()
  const key = ['proof', id]
  const proof = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.proofs.get({ params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? lookEveryMs : false),
    staleTime: 0,
  })
  const start = useMutation({
    mutationFn: (draft: ConnectDraft) => api.proofs.start({ body: bodyOf(draft, inboxId) }),
    onSuccess: (started) => {
      client.setQueryData(['proof', started.id], started)
      setId(started.id)
    },
  })
  const cancel = useMutation({
    mutationFn: () => api.proofs.cancel({ params: { id: id ?? '' } }),
    onSuccess: (cancelled) => client.setQueryData(key, cancelled),
    onError: showError,
  })
  const save = useMutation({
    mutationFn: (anyway: boolean) => api.proofs.save({ params: { id: id ?? '' }, body: { anyway } }),
    onSuccess: async (inbox) => {
      await client.invalidateQueries({ queryKey: keys.inboxes })
      showSuccess(t('connect.saved', { name: inbox.name }))
      onSaved()
    },
    onError: showError,
  })
  return { proof: id === undefined ? undefined : proof.data, start, cancel, save, reset: () => setId(undefined) }
}
