import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MailFilter, MailFilterDraft } from '#contract/mail-filters.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useSaveFilter(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('mailFilters')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: MailFilterDraft) =>
      id === undefined ? api.mailFilters.create({ body }) : api.mailFilters.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.mailFilters })
      showSuccess(t('saved', { name }))
      onSaved()
    },
  })
}

/** Switches a filter on or off at once, and back when that failed. */
export function useSwitchFilter() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, isEnabled }: Pick<MailFilter, 'id' | 'isEnabled'>) =>
      api.mailFilters.update({ params: { id }, body: { isEnabled } }),
    onMutate: ({ id, isEnabled }) => {
      setItems(client, (items) => items.map((one) => (one.id === id ? { ...one, isEnabled } : one)))
    },
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.mailFilters }),
  })
}

/** Puts the filters into another order at once. */
export function useSortFilters() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (filters: MailFilter[]) => api.mailFilters.sort({ body: { ids: filters.map(({ id }) => id) } }),
    onMutate: (filters) => setItems(client, () => filters),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.mailFilters }),
  })
}

export function useRemoveFilter(onRemoved: () => void) {
  const { t } = useTranslation('mailFilters')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: MailFilter) => api.mailFilters.remove({ params: { id } }),
    onSuccess: async (_, { name }) => {
      await client.invalidateQueries({ queryKey: keys.mailFilters })
      showSuccess(t('removed', { name }))
      onRemoved()
    },
    onError: showError,
  })
}

function setItems(client: ReturnType<typeof useQueryClient>, change: (items: MailFilter[]) => MailFilter[]): void {
  client.setQueryData<{ items: MailFilter[] }>(keys.mailFilters, (known) => known && { items: change(known.items) })
}
