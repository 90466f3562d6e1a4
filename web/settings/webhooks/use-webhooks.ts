import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Webhook, WebhookDelivery, WebhookDraft } from '#contract/webhooks.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useWebhooks() {
  return useQuery({ queryKey: keys.webhooks, queryFn: ({ signal }) => api.webhooks.list({ signal }) })
}

/** Adds a webhook, or saves one; answers the secret of a new one, and undefined otherwise. */
export function useSaveWebhook(id: string | undefined, onSaved: (secret: string | undefined) => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: WebhookDraft) => {
      if (id !== undefined) return { ...(await api.webhooks.update({ params: { id }, body })), secret: undefined }
      return api.webhooks.create({ body })
    },
    onSuccess: async ({ name, secret }) => {
      await client.invalidateQueries({ queryKey: keys.webhooks })
      showSuccess(t('webhooks.saved', { name }))
      onSaved(secret)
    },
  })
}

export function useRemoveWebhook({ id, name }: Webhook, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.webhooks.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.webhooks })
      showSuccess(t('webhooks.removed', { name }))
      onRemoved()
    },
  })
}

export function useRotateSecret({ id }: Webhook) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.webhooks.rotate({ params: { id } }),
    onError: showError,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  })
}

export function useTestWebhook({ id }: Webhook) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.webhooks.test({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.webhooks })
      showSuccess(t('webhooks.tested'))
    },
  })
}

export function useDeliveries(id: string, state: WebhookDelivery['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: keys.webhookLog(id, state),
    queryFn: ({ pageParam, signal }) =>
      api.webhooks.deliveries({
        params: { id },
        query: { limit: 30, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function useDelivery(id: string, deliveryId: string) {
  return useQuery({
    queryKey: keys.webhookDelivery(deliveryId),
    queryFn: ({ signal }) => api.webhooks.delivery({ params: { id, deliveryId }, signal }),
  })
}

export function useResend(id: string, deliveryId: string) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.webhooks.resend({ params: { id, deliveryId } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.webhooks })
      showSuccess(t('webhooks.resent'))
    },
  })
}
