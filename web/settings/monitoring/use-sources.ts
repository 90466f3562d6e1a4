import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AlertReceipt, AlertSource, AlertSourceKind } from '#contract/alert-sources.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export interface SourceDraft {
  name: string
  kind: AlertSourceKind
  teamId: string | null
  silentAfterHours: number | null
}

export function useSources() {
  return useQuery({ queryKey: keys.alertSources, queryFn: ({ signal }) => api.alertSources.list({ signal }) })
}

/** Where a monitor tells of its alerts. */
export function addressOf(kind: AlertSourceKind, token: string): string {
  return `${window.location.origin}/api/v1/alerts/incoming/${kind}?token=${token}`
}

/** Adds a source, or saves one; answers the token of a new one, and undefined otherwise. */
export function useSaveSource(id: string | undefined, onSaved: (token: string | undefined) => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (draft: SourceDraft) => {
      if (id === undefined) return api.alertSources.create({ body: draft })
      const { kind: _, ...change } = draft
      return { ...(await api.alertSources.update({ params: { id }, body: change })), token: undefined }
    },
    onSuccess: async ({ name, token }) => {
      await client.invalidateQueries({ queryKey: keys.alertSources })
      showSuccess(t('monitoring.saved', { name }))
      onSaved(token)
    },
  })
}

export function useRemoveSource({ id, name }: AlertSource, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.alertSources.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.alertSources })
      showSuccess(t('monitoring.removed', { name }))
      onRemoved()
    },
  })
}

export function useRenewToken({ id }: AlertSource) {
  return useMutation({ mutationFn: () => api.alertSources.renew({ params: { id } }), onError: showError })
}

export function useReceipts(id: string, state: AlertReceipt['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: keys.alertReceipts(id, state),
    queryFn: ({ pageParam, signal }) =>
      api.alertSources.receipts({
        params: { id },
        query: { limit: 30, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function useReceipt(id: string, receiptId: string) {
  return useQuery({
    queryKey: keys.alertReceipt(receiptId),
    queryFn: ({ signal }) => api.alertSources.receipt({ params: { id, receiptId }, signal }),
  })
}

export function useRetryReceipt(id: string, receiptId: string) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.alertSources.retry({ params: { id, receiptId } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.alertSources })
      showSuccess(t('monitoring.retried'))
    },
  })
}
