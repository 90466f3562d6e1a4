import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Says that somebody is not the person it looks like, with undo in one click. */
export function useDistinct({ id }: Pick<Person, 'id'>) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: keys.people({ duplicatesOf: id }) })
  const back = useMutation({
    mutationFn: (other: Person) => api.personMerges.unmarkDistinct({ params: { id, other: other.id } }),
    onSuccess: refresh,
    onError: showError,
  })
  return useMutation({
    mutationFn: (other: Person) => api.personMerges.markDistinct({ params: { id, other: other.id } }),
    onError: showError,
    onSuccess: async (_, other) => {
      await refresh()
      const undo = { label: common('undo'), run: () => back.mutate(other) }
      showSuccess(t('merge.distinctDone', { name: other.name }), undo)
    },
  })
}
