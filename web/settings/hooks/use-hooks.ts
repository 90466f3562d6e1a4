import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Hook, HookMapping, HookReceipt } from '#contract/hooks.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export interface HookDraft {
  name: string
  isActive: boolean
  mapping: HookMapping
}

export function useHooks() {
  return useQuery({ queryKey: keys.hooks, queryFn: ({ signal }) => api.hooks.list({ signal }) })
}

/** Where programs call the hook of a token. */
export function addressOf(token: string): string {
  return `${window.location.origin}/api/v1/hooks/${token}`
}

/** Adds a hook, or saves one; answers the token of a new one, and undefined otherwise. */
export function useSaveHook(id: string | undefined, onSaved: (token: string | undefined) => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: HookDraft) => {
      if (id !== undefined) return { ...(await api.hooks.update({ params: { id }, body })), token: undefined }
      return api.hooks.create({ body })
    },
    onSuccess: async ({ name, token }) => {
      await client.invalidateQueries({ queryKey: keys.hooks })
      showSuccess(t('hooks.saved', { name }))
      onSaved(token)
    },
  })
}

export function useRemoveHook({ id, name }: Hook, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.hooks.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.hooks })
      showSuccess(t('hooks.removed', { name }))
      onRemoved()
    },
  })
}

export function useRenewToken({ id }: Hook) {
  return useMutation({ mutationFn: () => api.hooks.renew({ params: { id } }), onError: showError })
}

export function useReceipts(id: string, state: HookReceipt['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: keys.hookLog(id, state),
    queryFn: ({ pageParam, signal }) =>
      api.hooks.receipts({
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
    queryKey: keys.hookReceipt(receiptId),
    queryFn: ({ signal }) => api.hooks.receipt({ params: { id, receiptId }, signal }),
  })
}

export function useRetryReceipt(id: string, receiptId: string) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.hooks.retry({ params: { id, receiptId } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.hooks })
      showSuccess(t('hooks.retried'))
    },
  })
}

/** The newest body that arrived, as an example; undefined where nothing has. */
export async function lastBody(id: string): Promise<string | undefined> {
  const { items } = await api.hooks.receipts({ params: { id }, query: { limit: 1 } })
  const [last] = items
  return last && (await api.hooks.receipt({ params: { id, receiptId: last.id } })).body
}
