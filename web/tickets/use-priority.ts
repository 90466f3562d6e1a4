import { useQuery } from '@tanstack/react-query'
import { defaultMatrix, priorityIn } from '#contract/priority-matrix.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { type PriorityLevel, priorityLevelOf } from './levels.ts'

/** Impact × urgency by the desk's matrix, to be shown before the server has said it. */
export function usePriority(): (impact: number, urgency: number) => PriorityLevel {
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  const matrix = settings.data?.priorityMatrix ?? defaultMatrix
  return (impact, urgency) => priorityLevelOf(priorityIn(matrix, impact, urgency))
}
