import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '#contract/tasks.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export interface TaskDraft {
  title: string
  assigneeId: string | null
  dueAt: string | null
}

export function tasksQuery(number: number) {
  return queryOptions({
    queryKey: keys.tasks(number),
    queryFn: ({ signal }) => api.tasks.list({ params: { number }, signal }),
    select: (answer) => answer.items,
  })
}

export const checklistsQuery = queryOptions({
  queryKey: keys.checklists,
  queryFn: ({ signal }) => api.checklists.list({ signal }),
  select: (answer) => answer.items,
})

/** What can be done with the tasks of a ticket. Ticking and sorting show at once. */
export function useTasks(number: number) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const queryKey = keys.tasks(number)
  const refresh = () => {
    void queries.invalidateQueries({ queryKey })
    void queries.invalidateQueries({ queryKey: keys.history(number) })
    void queries.invalidateQueries({ queryKey: keys.ownTasks })
  }
  const show = async (change: (tasks: Task[]) => Task[]) => {
    // An answer that is on its way is older than what was just done.
    await queries.cancelQueries({ queryKey })
    queries.setQueryData<{ items: Task[] }>(queryKey, (before) => before && { items: change(before.items) })
  }
  const settled = { onError: showError, onSettled: refresh }

  const add = useMutation({
    mutationFn: (body: TaskDraft) => api.tasks.add({ params: { number }, body }),
    onSuccess: refresh,
  })
  const change = useMutation({
    mutationFn: ({ id, ...body }: Partial<TaskDraft> & { id: string }) => api.tasks.change({ params: { id }, body }),
    onSuccess: refresh,
  })
  const tick = useMutation({
    ...settled,
    scope: { id: `tasks-${number}` },
    mutationFn: ({ id, isDone }: { id: string; isDone: boolean }) =>
      api.tasks.change({ params: { id }, body: { isDone } }),
    onMutate: ({ id, isDone }) => {
      const doneAt = isDone ? new Date().toISOString() : null
      return show((tasks) => tasks.map((task) => (task.id === id ? { ...task, doneAt, doneBy: null } : task)))
    },
  })
  const sort = useMutation({
    ...settled,
    scope: { id: `tasks-${number}` },
    mutationFn: (tasks: Task[]) => api.tasks.sort({ params: { number }, body: { ids: tasks.map(({ id }) => id) } }),
    onMutate: (tasks) => show(() => tasks),
  })
  const restore = useMutation({
    ...settled,
    mutationFn: (id: string) => api.tasks.restore({ params: { id } }),
  })
  const remove = useMutation({
    ...settled,
    mutationFn: (task: Task) => api.tasks.remove({ params: { id: task.id } }),
    onMutate: ({ id }) => show((tasks) => tasks.filter((task) => task.id !== id)),
    onSuccess: (_, { id, title }) =>
      showSuccess(t('tasks.removed', { title }), { label: common('undo'), run: () => restore.mutate(id) }),
  })
  const addChecklist = useMutation({
    ...settled,
    mutationFn: ({ id }: { id: string; name: string }) =>
      api.tasks.addChecklist({ params: { number }, body: { checklistId: id } }),
    onSuccess: (_, { name }) => showSuccess(t('tasks.checklistAdded', { name })),
  })
  return { add, change, tick, sort, remove, addChecklist }
}

export type TaskActs = ReturnType<typeof useTasks>
