import { SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { MoveTarget } from './move-target.tsx'
import { readNumber } from './ticket-number.ts'
import { useMoveMessage } from './use-move-message.ts'

interface Props {
  ticket: Ticket
  message: Message
  onClose: () => void
}

/** Where a message belongs: to another ticket, or to one of its own. */
export function MoveDialog({ ticket, message, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const [where, setWhere] = useState<'existing' | 'new'>('existing')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const move = useMoveMessage(ticket.number, message.id)

  function submit() {
    const to = readNumber(typed)
    if (where === 'existing' && to === undefined) return setProblem(t('links.badNumber'))
    if (where === 'existing' && to === ticket.number) return setProblem(t('move.same'))
    move.mutate(where === 'new' ? undefined : to, { onSuccess: onClose })
  }

  return (
    <FormModal
      title={t('move.title')}
      text={t('move.lead')}
      submitLabel={t('move.save')}
      isDirty={false}
      isSaving={move.isPending}
      error={move.error ? errorText(move.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('move.title')}
        value={where}
        onChange={(value) => setWhere(value === 'new' ? 'new' : 'existing')}
        data={[
          { value: 'existing', label: t('move.existing') },
          { value: 'new', label: t('move.new') },
        ]}
      />
      {where === 'new' ? (
        <Text size="sm">
          {message.direction === 'in' && message.author
            ? t('move.newOf', { name: message.author.name })
            : t('move.newOf', { name: ticket.requester.name })}
        </Text>
      ) : (
        <MoveTarget
          ticket={ticket}
          typed={typed}
          problem={problem}
          onChange={(value) => {
            setTyped(value)
            setProblem(undefined)
          }}
        />
      )}
    </FormModal>
  )
}
