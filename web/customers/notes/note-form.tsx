import { Button, Group, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './notes.module.css'

interface Props {
  label: string
  text?: string
  isSaving: boolean
  onSave: (body: string) => void
  onClose: () => void
}

/** A note being written; Ctrl Enter saves, Escape leaves it. */
export function NoteForm({ label, text = '', isSaving, onSave, onClose }: Props) {
  const { t: common } = useTranslation('common')
  const [body, setBody] = useState(text)
  const isEmpty = body.trim() === ''

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!isEmpty) onSave(body)
  }

  return (
    <form className={css.form} onSubmit={submit}>
      <Textarea
        autoFocus
        autosize
        minRows={3}
        maxRows={14}
        maxLength={10_000}
        aria-label={label}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          if (event.key === 'Escape' && body === text) onClose()
        }}
      />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="xs" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" size="xs" loading={isSaving} disabled={isEmpty}>
          {common('save')}
        </Button>
      </Group>
    </form>
  )
}
