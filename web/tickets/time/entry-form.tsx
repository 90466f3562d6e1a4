import { Autocomplete, Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeEntry } from '#contract/time-entries.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import side from '../side/side.module.css'
import { minutesIn } from './minutes.ts'
import { activitiesQuery, type TimeActs } from './use-time.ts'

interface Props {
  /** Absent for a new one. */
  entry?: TimeEntry
  acts: TimeActs
  onClose: () => void
}

export function EntryForm({ entry, acts, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { data: activities = [] } = useQuery(activitiesQuery)
  const [spent, setSpent] = useState(entry ? String(entry.minutes) : '')
  const [activity, setActivity] = useState(entry?.activity ?? '')
  const [note, setNote] = useState(entry?.note ?? '')
  const [isTried, setTried] = useState(false)
  const saving = entry ? acts.change : acts.add
  const refused = useFieldErrors(saving.error)
  const minutes = minutesIn(spent)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (minutes === undefined) return
    const draft = { minutes, activity, note }
    if (entry) acts.change.mutate({ id: entry.id, ...draft }, { onSuccess: onClose })
    else acts.add.mutate(draft, { onSuccess: onClose })
  }

  return (
    <form className={side['reason']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <TextInput
        size="xs"
        autoFocus
        label={t('time.spent')}
        placeholder={t('time.spentHint')}
        value={spent}
        error={isTried && minutes === undefined ? t('time.badSpent') : refused.of('minutes')}
        onChange={(event) => setSpent(event.currentTarget.value)}
      />
      <Autocomplete
        size="xs"
        label={t('time.activity')}
        data={activities}
        maxLength={60}
        value={activity}
        onChange={setActivity}
      />
      <TextInput
        size="xs"
        label={t('time.note')}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused.rest && <p className={side['reasonText']}>{refused.rest}</p>}
      <Group gap={8}>
        <Button size="compact-xs" type="submit" loading={saving.isPending}>
          {t(entry ? 'time.change' : 'time.save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('time.cancel')}
        </Button>
      </Group>
    </form>
  )
}
