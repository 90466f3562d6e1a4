import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#contract/tasks.ts'
import { useMoment } from '../use-moment.ts'
import css from './tasks.module.css'
import type { TaskActs } from './use-tasks.ts'

interface Props {
  tasks: Task[]
  task: Task
  acts: TaskActs
  canChange: boolean
  onEdit: (task: Task) => void
}

export function TaskRow({ tasks, task, acts, canChange, onEdit }: Props) {
  return (
    <div className={css['row']} data-done={task.doneAt !== null || undefined}>
      <Checkbox
        size="xs"
        className={css['tick']}
        label={task.title}
        checked={task.doneAt !== null}
        disabled={!canChange}
        description={<TaskFacts task={task} />}
        onChange={(event) => acts.tick.mutate({ id: task.id, isDone: event.currentTarget.checked })}
      />
      {canChange && <TaskMenu tasks={tasks} task={task} acts={acts} onEdit={onEdit} />}
    </div>
  )
}

/** Who does it and by when, or who did. */
function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  if (task.doneAt !== null) {
    return task.doneBy && t('tasks.doneBy', { name: task.doneBy.name, when: moment(task.doneAt) })
  }
  const isOverdue = task.dueAt !== null && Date.parse(task.dueAt) < Date.now()
  const due = task.dueAt !== null && t(isOverdue ? 'tasks.overdue' : 'tasks.dueAt', { when: moment(task.dueAt) })
  const facts = [task.assignee?.name, due].filter((one) => typeof one === 'string')
  if (facts.length === 0) return null
  return <span data-overdue={isOverdue || undefined}>{facts.join(' · ')}</span>
}

function TaskMenu({ tasks, task, acts, onEdit }: Omit<Props, 'canChange'>) {
  const { t } = useTranslation('tickets')
  const place = tasks.indexOf(task)
  const moveTo = (to: number) => acts.sort.mutate(moved(tasks, place, to))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('tasks.menu', { title: task.title })}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onEdit(task)}>
          {t('tasks.edit')}
        </Menu.Item>
        {place > 0 && (
          <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => moveTo(place - 1)}>
            {t('tasks.up')}
          </Menu.Item>
        )}
        {place < tasks.length - 1 && (
          <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => moveTo(place + 1)}>
            {t('tasks.down')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => acts.remove.mutate(task)}>
          {t('tasks.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function moved<Item>(items: Item[], from: number, to: number): Item[] {
  const rest = items.toSpliced(from, 1)
  const item = items[from]
  return item === undefined ? items : rest.toSpliced(to, 0, item)
}
