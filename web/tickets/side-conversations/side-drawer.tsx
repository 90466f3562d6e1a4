import { Button, Drawer } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconMessages, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '#contract/side-conversations.ts'
import type { Ticket } from '#contract/tickets.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { MoveSide } from './move-side.tsx'
import css from './side-conversations.module.css'
import { SideForm } from './side-form.tsx'
import { SideMessages } from './side-messages.tsx'
import { useSide } from './use-side.ts'

interface Props {
  ticket: Ticket
  /** Undefined while a new one is begun, and for one that is not here. */
  conversation: SideConversation | undefined
  isNew: boolean
  onOpen: (id: string) => void
  onClose: () => void
}

/** One side conversation: what was said, and writing on. */
export function SideDrawer({ ticket, conversation, isNew, onOpen, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={conversation?.subject ?? t('side.new')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p className={css['hint']}>
        <IconMessages size={15} aria-hidden />
        {t('side.hint')}
      </p>
      {isNew && <SideForm ticket={ticket} conversation={undefined} onStarted={onOpen} />}
      {conversation && <Thread ticket={ticket} conversation={conversation} onClose={onClose} />}
      {!isNew && !conversation && (
        <EmptyState icon={<IconAlertCircle size={26} />} title={t('side.lost')} text={t('side.lost.text')} />
      )}
    </Drawer>
  )
}

function Thread({
  ticket,
  conversation,
  onClose,
}: {
  ticket: Ticket
  conversation: SideConversation
  onClose: () => void
}) {
  const { t } = useTranslation('tickets')
  const { finish } = useSide(ticket.number)
  const { id, state } = conversation
  const isDone = state === 'done'
  return (
    <>
      <div className={css['acts']}>
        <span className={css['state']} data-state={state}>
          {t(`side.state.${state}`)}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={isDone ? <IconPlayerPlay size={15} aria-hidden /> : <IconCheck size={15} aria-hidden />}
          loading={finish.isPending}
          onClick={() => finish.mutate({ id, isDone: !isDone })}
        >
          {t(isDone ? 'side.resume' : 'side.finish')}
        </Button>
        <MoveSide ticket={ticket} conversation={conversation} onMoved={onClose} />
      </div>
      <SideMessages ticket={ticket} conversation={conversation} />
      <SideForm ticket={ticket} conversation={conversation} onStarted={() => undefined} />
    </>
  )
}
