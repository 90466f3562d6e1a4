import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '#contract/article.ts'
import type { PersonRef } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import type { useAct } from './api.ts'

interface Props {
  article: Article
  act: ReturnType<typeof useAct>
  onClose: () => void
}

/** Asks a colleague to look at an article. */
export function SubmitDialog({ article, act, onClose }: Props) {
  const { t } = useTranslation('knowledge')
  const [reviewer, setReviewer] = useState<PersonRef | null>(article.reviewer)
  const [note, setNote] = useState('')
  return (
    <FormModal
      title={t('submit')}
      submitLabel={t('submit')}
      isDirty={note !== ''}
      isSaving={act.isPending}
      error={undefined}
      onSubmit={() =>
        act.mutate(() => api.articles.submit({ params: article, body: { reviewerId: reviewer?.id ?? null, note } }))
      }
      onClose={onClose}
    >
      <PersonPicker label={t('reviewer')} value={reviewer} assignable onChange={setReviewer} />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  )
}

/** Gives it back with what there is to do. */
export function GiveBackDialog({ article, act, onClose }: Props) {
  const { t } = useTranslation('knowledge')
  const [note, setNote] = useState('')
  return (
    <FormModal
      title={t('giveBack')}
      submitLabel={t('giveBack')}
      isDirty={note !== ''}
      isSaving={act.isPending}
      error={undefined}
      onSubmit={() => {
        if (note.trim() !== '') act.mutate(() => api.articles.giveBack({ params: article, body: { note } }))
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('note.what')}
        required
        data-autofocus
        autosize
        minRows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  )
}

/** Publishes at a time to come. */
export function LaterDialog({ article, act, onClose }: Props) {
  const { t } = useTranslation('knowledge')
  const [at, setAt] = useState('')
  return (
    <FormModal
      title={t('publishLater')}
      submitLabel={t('publishLater')}
      isDirty={at !== ''}
      isSaving={act.isPending}
      error={undefined}
      onSubmit={() => {
        if (at !== '')
          act.mutate(() => api.articles.publish({ params: article, body: { publishAt: new Date(at).toISOString() } }))
      }}
      onClose={onClose}
    >
      <TextInput
        type="datetime-local"
        label={t('at')}
        required
        data-autofocus
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </FormModal>
  )
}
