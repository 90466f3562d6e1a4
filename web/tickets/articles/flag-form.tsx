import { Button, Group, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Says from a ticket that something in an article is wrong. */
export function FlagForm({ articleId, number, onClose }: { articleId: string; number: number; onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const [note, setNote] = useState('')
  const flag = useMutation({
    mutationFn: () => api.articles.flag({ params: { id: articleId }, body: { note, ticketNumber: number } }),
    onSuccess: () => {
      showSuccess(t('articles.flagged'))
      void queryClient.invalidateQueries({ queryKey: keys.articleAbout(articleId) })
      onClose()
    },
    onError: showError,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (note.trim() !== '') flag.mutate()
  }
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Textarea
        size="xs"
        label={t('articles.flagNote')}
        autoFocus
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap={6} mt={6}>
        <Button size="compact-xs" type="submit" loading={flag.isPending}>
          {t('articles.flagSend')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </Group>
    </form>
  )
}
