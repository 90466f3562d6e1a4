import { SegmentedControl, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'

/** What a lead says to a rating: by mail to whoever rated, or in a note for colleagues. */
export function AnswerRating({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const [kind, setKind] = useState<'reply' | 'note'>(ticket.can.reply ? 'reply' : 'note')
  const [bodyText, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const answer = useMutation({
    mutationFn: () => api.ratings.answer({ params: { number: ticket.number }, body: { kind, bodyText } }),
    onSuccess: async () => {
      showSuccess(t(kind === 'reply' ? 'rating.sent' : 'rating.noted'))
      onClose()
      await queryClient.invalidateQueries({ queryKey: keys.ticket(ticket.number) })
      await queryClient.invalidateQueries({ queryKey: keys.ratings })
    },
  })
  const refused = useFieldErrors(answer.error)
  const isEmpty = bodyText.trim() === ''
  return (
    <FormModal
      title={t('rating.answerTitle')}
      submitLabel={t(kind === 'reply' ? 'rating.send' : 'rating.note')}
      isDirty={!isEmpty}
      isSaving={answer.isPending}
      error={refused.rest}
      onSubmit={() => {
        setTried(true)
        if (!isEmpty) answer.mutate()
      }}
      onClose={onClose}
    >
      {ticket.can.reply && (
        <SegmentedControl
          aria-label={t('rating.answerAs')}
          data={[
            { value: 'reply', label: t('rating.asReply') },
            { value: 'note', label: t('rating.asNote') },
          ]}
          value={kind}
          onChange={(value) => setKind(value === 'note' ? 'note' : 'reply')}
        />
      )}
      <Textarea
        label={t('rating.text')}
        description={kind === 'reply' ? t('rating.goesTo', { name: ticket.requester.name }) : t('rating.staysHere')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={10_000}
        data-autofocus
        value={bodyText}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isTried && isEmpty ? t('rating.textMissing') : refused.of('bodyText')}
      />
    </FormModal>
  )
}
