import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerNote } from '#contract/customer-notes.ts'
import { confirmFirst } from '#web/ui/confirm-button.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { NoteForm } from './note-form.tsx'
import css from './notes.module.css'
import type { NoteActs } from './use-notes.ts'

export function NoteRow({ note, acts }: { note: CustomerNote; acts: NoteActs }) {
  const { t } = useTranslation('customers')
  const [isEditing, setEditing] = useState(false)
  if (isEditing) {
    return (
      <NoteForm
        label={t('notes.edit')}
        text={note.body}
        isSaving={acts.change.isPending}
        onSave={(body) => acts.change.mutate({ id: note.id, body }, { onSuccess: () => setEditing(false) })}
        onClose={() => setEditing(false)}
      />
    )
  }
  return (
    <article className={css.note}>
      <header className={css.head}>
        <span className={css.author}>{note.author?.name ?? t('notes.nobody')}</span>
        <TimeAgo iso={note.createdAt} className={css.time} />
        {note.updatedAt !== note.createdAt && <span className={css.time}>{t('notes.edited')}</span>}
        {note.can.change && <NoteMenu note={note} acts={acts} onEdit={() => setEditing(true)} />}
      </header>
      <p className={css.body}>{note.body}</p>
    </article>
  )
}

function NoteMenu({ note, acts, onEdit }: { note: CustomerNote; acts: NoteActs; onEdit: () => void }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const remove = () =>
    void confirmFirst({
      title: t('notes.removeTitle'),
      text: t('notes.removeText'),
      confirmLabel: common('remove'),
      onConfirm: () => acts.remove.mutate(note.id),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} className={css.menu} aria-label={t('notes.menu')}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
          {common('edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={remove}>
          {common('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
