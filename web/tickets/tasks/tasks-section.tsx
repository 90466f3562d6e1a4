import { ActionIcon, Menu, Progress } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#contract/tasks.ts'
import type { Ticket } from '#contract/tickets.ts'
import side from '../side/side.module.css'
import { TaskForm } from './task-form.tsx'
import { TaskRow } from './task-row.tsx'
import css from './tasks.module.css'
import { checklistsQuery, type TaskActs, tasksQuery, useTasks } from './use-tasks.ts'

/** What is to be done for the ticket, ticked off one by one. */
export function TasksSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { data: tasks } = useQuery(tasksQuery(ticket.number))
  const acts = useTasks(ticket.number)
  const [edited, setEdited] = useState<Task | 'new'>()
  if (tasks === undefined || (tasks.length === 0 && !ticket.can.change)) return null
  const done = tasks.filter((task) => task.doneAt !== null).length
  const close = () => setEdited(undefined)

  return (
    <section aria-label={t('tasks.title')}>
      <h2 className={side['title']}>
        {t('tasks.title')}
        {ticket.can.change && <AddMenu acts={acts} onNew={() => setEdited('new')} />}
      </h2>
      {tasks.length > 0 && <TaskProgress done={done} count={tasks.length} />}
      {tasks.length === 0 && edited === undefined && <p className={side['none']}>{t('tasks.none')}</p>}
      <ul className={side['list']}>
        {tasks.map((task, index) => (
          <li key={task.id}>
            {startsChecklist(tasks, index) && <p className={css['checklist']}>{task.checklist}</p>}
            {edited !== 'new' && edited?.id === task.id ? (
              <TaskForm task={task} acts={acts} onClose={close} />
            ) : (
              <TaskRow tasks={tasks} task={task} acts={acts} canChange={ticket.can.change} onEdit={setEdited} />
            )}
          </li>
        ))}
      </ul>
      {edited === 'new' && <TaskForm acts={acts} onClose={close} />}
    </section>
  )
}

/** Tasks that came together are told together, as long as they stand together. */
function startsChecklist(tasks: Task[], index: number): boolean {
  const name = tasks[index]?.checklist ?? ''
  return name !== '' && tasks[index - 1]?.checklist !== name
}

function TaskProgress({ done, count }: { done: number; count: number }) {
  const { t } = useTranslation('tickets')
  const words = t('tasks.progress', { done, count })
  return (
    <div className={css['progress']}>
      <Progress size={5} value={(done / count) * 100} color="teal" aria-label={words} className={side['grow']} />
      <span className={side['quiet']}>{words}</span>
    </div>
  )
}

/** A task of one's own, or the tasks of a checklist. */
function AddMenu({ acts, onNew }: { acts: TaskActs; onNew: () => void }) {
  const { t } = useTranslation('tickets')
  const { data: checklists } = useQuery(checklistsQuery)
  // While nobody knows whether there are any, a press offers what is known already.
  const hasNone = checklists?.length === 0
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={t('tasks.add')}
      {...(hasNone && { onClick: onNew })}
    >
      <IconPlus size={15} />
    </ActionIcon>
  )
  if (hasNone) return button
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={15} />} onClick={onNew}>
          {t('tasks.new')}
        </Menu.Item>
        <Menu.Label>{t('tasks.checklist')}</Menu.Label>
        {checklists?.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<IconListCheck size={15} />}
            onClick={() => acts.addChecklist.mutate({ id: one.id, name: one.name })}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
