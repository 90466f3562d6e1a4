import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Person } from '#contract/people.ts'
import type { mergeChoices } from '#contract/person-merges.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

interface Merge {
  from: Pick<Person, 'id' | 'name'>
  keep?: z.input<typeof mergeChoices>
}

/** Merges somebody into this person, with undo in one click. */
export function useMerge(into: Pick<Person, 'id' | 'name'>, onMerged?: () => void) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const refresh = useRefresh()
  const back = useUnmerge()
  return useMutation({
    mutationFn: ({ from, keep = {} }: Merge) =>
      api.personMerges.merge({ params: { id: from.id }, body: { into: into.id, keep } }),
    onSuccess: (standing, { from }) => {
      refresh()
      onMerged?.()
      const undo = { label: common('undo'), run: () => back.mutate(from.id) }
      showSuccess(t('merge.done', { from: from.name, into: standing.name }), undo)
    },
  })
}

/** Takes the merge of a person back. */
export function useUnmerge() {
  const { t } = useTranslation('customers')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => api.personMerges.unmerge({ params: { id } }),
    onError: showError,
    onSuccess: ({ name }) => {
      refresh()
      showSuccess(t('merge.undone', { name }))
    },
  })
}

/** People, and every ticket that shows one of them. */
function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [keys.people(), keys.tickets(), keys.viewLists, keys.viewCounts, keys.ratings, ['ticket']]) {
      void queries.invalidateQueries({ queryKey })
    }
  }
}
