import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'

/** Says that something in an article is wrong; from a ticket, with its number. */
export function FlagDialog({
  articleId,
  ticketNumber = null,
  onClose,
}: {
  articleId: string
  ticketNumber?: number | null
  onClose: () => void
}) {
  const { t } = useTranslation('knowledge')
  const errorText = useErrorText()
  const [note, setNote] = useState('')
  const flag = useMutation({
    mutationFn: () => api.articles.flag({ params: { id: articleId }, body: { note, ticketNumber } }),
    onSuccess: () => {
      showSuccess(t('flagged'))
      void queryClient.invalidateQueries({ queryKey: keys.articleAbout(articleId) })
      void queryClient.invalidateQueries({ queryKey: keys.articles() })
      onClose()
    },
  })
  return (
    <FormModal
      title={t('flag.title')}
      text={t('flag.text')}
      submitLabel={t('flag.send')}
      isDirty={note !== ''}
      isSaving={flag.isPending}
      error={flag.error ? errorText(flag.error) : undefined}
      onSubmit={() => {
        if (note.trim() !== '') flag.mutate()
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('flag.note')}
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
