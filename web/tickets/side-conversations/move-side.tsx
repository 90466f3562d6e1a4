import { Button, NumberInput } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '#contract/side-conversations.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useSide } from './use-side.ts'

interface Props {
  ticket: Ticket
  conversation: SideConversation
  onMoved: () => void
}

/** Puts a side conversation on the ticket that it belongs to. */
export function MoveSide({ ticket, conversation, onMoved }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const [isOpen, setOpen] = useState(false)
  const [to, setTo] = useState<number>()
  const [isTried, setTried] = useState(false)
  const { move } = useSide(ticket.number)
  const submit = () => {
    setTried(true)
    if (to !== undefined) move.mutate({ id: conversation.id, to }, { onSuccess: onMoved })
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowsExchange size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('side.move')}
      </Button>
      {isOpen && (
        <FormModal
          title={t('side.move')}
          text={t('side.move.text')}
          submitLabel={t('side.move.submit')}
          isDirty={false}
          isSaving={move.isPending}
          error={move.error === null ? undefined : errorText(move.error)}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <NumberInput
            label={t('side.move.to')}
            prefix="#"
            min={1}
            allowDecimal={false}
            hideControls
            data-autofocus
            value={to ?? ''}
            onChange={(value) => setTo(typeof value === 'number' ? value : undefined)}
            error={isTried && to === undefined ? t('side.move.missing') : undefined}
          />
        </FormModal>
      )}
    </>
  )
}
