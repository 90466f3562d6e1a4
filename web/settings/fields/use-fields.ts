import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldSubject } from '#contract/fields.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type FieldDraft = Omit<CustomField, 'id'>

export function useFields(subject: FieldSubject) {
  return useQuery({
    queryKey: keys.fields(subject),
    queryFn: ({ signal }) => api.fields.list({ query: { subject }, signal }),
  })
}

/** Adds a field, or saves one; key and type of one that is there stay. */
export function useSaveField(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const label = useLabel()
  return useMutation({
    mutationFn: ({ subject, key, type, ...rest }: FieldDraft) =>
      id === undefined
        ? api.fields.create({ body: { subject, key, type, ...rest } })
        : api.fields.update({ params: { id }, body: rest }),
    onSuccess: async ({ labels }) => {
      await client.invalidateQueries({ queryKey: keys.fields() })
      showSuccess(t('fields.saved', { name: label(labels) }))
      onSaved()
    },
  })
}

export function useRemoveField(field: CustomField, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const label = useLabel()
  return useMutation({
    mutationFn: () => api.fields.remove({ params: { id: field.id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.fields() })
      showSuccess(t('fields.removed', { name: label(field.labels) }))
      onRemoved()
    },
  })
}

/** The new order shows at once. */
export function useSortFields(subject: FieldSubject) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'fields' },
    mutationFn: (items: CustomField[]) => api.fields.sort({ body: { subject, ids: items.map(({ id }) => id) } }),
    onMutate: (items) => client.setQueryData(keys.fields(subject), { items }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.fields() }),
  })
}
