import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '#web/ui/loading.tsx'
import { Card } from '../parts/profile-layout.tsx'
import { NoteForm } from './note-form.tsx'
import { NoteRow } from './note-row.tsx'
import css from './notes.module.css'
import { type About, useNoteActs, useNotes } from './use-notes.ts'

interface Props {
  about: About
  /** Somebody who was merged is written about where they went. */
  canAdd?: boolean
}

/** What agents should know, with who says so and since when. */
export function Notes({ about, canAdd = true }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const [isAdding, setAdding] = useState(false)
  const notes = useNotes(about)
  const acts = useNoteActs(about)
  return (
    <Card title={t('notes.title')} hint={t('notes.hint')}>
      {isAdding ? (
        <NoteForm
          label={t('notes.new')}
          isSaving={acts.add.isPending}
          onSave={(body) => acts.add.mutate(body, { onSuccess: () => setAdding(false) })}
          onClose={() => setAdding(false)}
        />
      ) : (
        canAdd && (
          <Button
            className={css.add}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('notes.add')}
          </Button>
        )
      )}
      <Loading query={notes}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return null
          return (
            <ul className={css.list} aria-label={t('notes.title')}>
              {items.map((note) => (
                <li key={note.id}>
                  <NoteRow note={note} acts={acts} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {notes.hasNextPage && (
        <Button
          className={css.add}
          variant="default"
          size="xs"
          loading={notes.isFetchingNextPage}
          onClick={() => void notes.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Card>
  )
}
