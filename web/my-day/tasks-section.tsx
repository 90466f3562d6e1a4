import { Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OwnTask } from '#contract/tasks.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { dueOf } from './due.ts'
import css from './my-day.module.css'
import { Part } from './part.tsx'

/** Own tasks that are to be done, on whatever ticket; what is due first comes first. */
export function TasksSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery({
    queryKey: keys.ownTasks,
    queryFn: ({ signal }) => api.tasks.own({ signal }),
    select: ({ items }) => items,
  })
  const tick = useTick()
  return (
    <Part title={t('tasks')} query={query} none={t('tasks.none')}>
      {(tasks) => tasks.map((task) => <TaskLine key={task.id} task={task} onDone={() => tick.mutate(task)} />)}
    </Part>
  )
}

function TaskLine({ task, onDone }: { task: OwnTask; onDone: () => void }) {
  const { t } = useTranslation('myDay')
  const { smart } = useFormat()
  const due = dueOf(task.dueAt, new Date())
  return (
    <li className={css.task}>
      <Checkbox size="sm" checked={false} aria-label={t('tasks.tick', { title: task.title })} onChange={onDone} />
      <Link to="/tickets/$number" params={{ number: String(task.ticket.number) }} className={css.words}>
        <span className={css.subject}>{task.title}</span>
        <span className={css.dim}>{t('tasks.of', { number: task.ticket.number, subject: task.ticket.subject })}</span>
      </Link>
      {task.dueAt !== null && due !== undefined && (
        <span className={css.due} data-due={due}>
          {t(`tasks.${due}`, { when: smart(task.dueAt) })}
        </span>
      )}
    </li>
  )
}

/** Ticks a task off, with undo in one click. */
function useTick() {
  const { t } = useTranslation('myDay')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const refresh = (task: OwnTask) => {
    void queries.invalidateQueries({ queryKey: keys.ownTasks })
    void queries.invalidateQueries({ queryKey: keys.tasks(task.ticket.number) })
  }
  const mark = (task: OwnTask, isDone: boolean) => api.tasks.change({ params: { id: task.id }, body: { isDone } })
  const back = useMutation({
    mutationFn: (task: OwnTask) => mark(task, false),
    onError: showError,
    onSettled: (_, __, task) => refresh(task),
  })
  return useMutation({
    mutationFn: (task: OwnTask) => mark(task, true),
    onMutate: ({ id }) =>
      queries.setQueryData<{ items: OwnTask[] }>(
        keys.ownTasks,
        (before) => before && { items: before.items.filter((one) => one.id !== id) },
      ),
    onError: showError,
    onSuccess: (_, task) =>
      showSuccess(t('tasks.done', { title: task.title }), { label: common('undo'), run: () => back.mutate(task) }),
    onSettled: (_, __, task) => refresh(task),
  })
}
