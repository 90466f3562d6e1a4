import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Skill, SkillFields } from '#contract/assignment.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export const skillsQuery = queryOptions({
  queryKey: keys.skills,
  queryFn: async ({ signal }) => (await api.skills.list({ signal })).items,
})

export function useSaveSkill(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SkillFields) =>
      id === undefined ? api.skills.create({ body }) : api.skills.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: keys.skills })
      showSuccess(t('skills.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveSkill({ id, name }: Pick<Skill, 'id' | 'name'>, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.skills.remove({ params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.skills })
      showSuccess(t('skills.removed', { name }))
      onRemoved()
    },
    onError: showError,
  })
}
