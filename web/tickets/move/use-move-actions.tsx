import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import type { Ticket } from '#contract/tickets.ts'
import type { MessageAction } from '../timeline/message-menu.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useUndoMove } from './use-move-message.ts'

/** Putting a message where it belongs, and back. */
export function useMoveActions(ticket: Ticket, message: Message) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  const back = useUndoMove(message.id)
  const { move } = message
  if (move === null) return { actions: [], dialog: null }

  const actions: MessageAction[] = [
    { key: 'move', label: t('move.open'), icon: <IconArrowRight size={16} />, run: () => setOpen(true) },
  ]
  if (move.from !== null) {
    const label = t('move.back', { number: move.from })
    actions.push({ key: 'unmove', label, icon: <IconArrowBackUp size={16} />, run: () => back.mutate(ticket.number) })
  }
  const dialog = isOpen && <MoveDialog ticket={ticket} message={message} onClose={() => setOpen(false)} />
  return { actions, dialog }
}
