import { Button, Group, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#contract/tasks.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import { assignableQuery } from '../queries.ts'
import side from '../side/side.module.css'
import type { TaskActs } from './use-tasks.ts'

interface Props {
  /** Absent for a new one. */
  task?: Task
  acts: TaskActs
  onClose: () => void
}

/** After a new task the form is ready for the next one. */
export function TaskForm({ task, acts, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { data: people = [] } = useQuery(assignableQuery)
  const [title, setTitle] = useState(task?.title ?? '')
  const [assigneeId, setAssignee] = useState(task?.assignee?.id ?? null)
  const [due, setDue] = useState(task?.dueAt ? toLocal(new Date(task.dueAt)) : '')
  const [isTried, setTried] = useState(false)
  const saving = task ? acts.change : acts.add
  const refused = useFieldErrors(saving.error)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '') return
    const draft = { title, assigneeId, dueAt: fromLocal(due) ?? null }
    if (task) return acts.change.mutate({ id: task.id, ...draft }, { onSuccess: onClose })
    acts.add.mutate(draft, {
      onSuccess: () => {
        setTitle('')
        setTried(false)
      },
    })
  }

  return (
    <form className={side['reason']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <TextInput
        size="xs"
        autoFocus
        label={t('tasks.name')}
        maxLength={300}
        value={title}
        error={isTried && title.trim() === '' ? t('tasks.missing') : refused.of('title')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label={t('tasks.assignee')}
        placeholder={t('tasks.nobody')}
        searchable
        clearable
        nothingFoundMessage={t('side.nothingFound')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={assigneeId}
        error={refused.of('assigneeId')}
        onChange={setAssignee}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('tasks.due')}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      {refused.rest && <p className={side['reasonText']}>{refused.rest}</p>}
      <Group gap={8}>
        <Button size="compact-xs" type="submit" loading={saving.isPending}>
          {t(task ? 'tasks.change' : 'tasks.save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('tasks.cancel')}
        </Button>
      </Group>
    </form>
  )
}
