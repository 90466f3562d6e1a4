import { TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './ticket-header.module.css'

interface Props {
  subject: string
  /** Absent: it may only be read. */
  onSave: ((subject: string) => void) | undefined
}

/** The subject as the heading; a click on it edits it in place. */
export function SubjectEditor({ subject, onSave }: Props) {
  const { t } = useTranslation('tickets')
  const [typed, setTyped] = useState<string>()
  if (!onSave) return <h2 className={css['subject']}>{subject}</h2>
  if (typed === undefined) {
    return (
      <div className={css['subjectRow']}>
        <h2 className={css['subject']} title={subject}>
          {subject}
        </h2>
        <button
          type="button"
          className={css['edit']}
          aria-label={t('header.editSubject')}
          title={t('header.editSubject')}
          onClick={() => setTyped(subject)}
        >
          <IconPencil size={15} aria-hidden />
        </button>
      </div>
    )
  }

  function save() {
    const next = typed?.trim() ?? ''
    setTyped(undefined)
    if (next !== '' && next !== subject) onSave?.(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') save()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setTyped(undefined)
  }

  return (
    <TextInput
      size="xs"
      autoFocus
      maxLength={300}
      aria-label={t('header.subject')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  )
}
