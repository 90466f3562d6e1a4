import type { ReactNode } from 'react'
import type { Message } from '#contract/messages.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useTranslationAction } from '../ai/use-translation-action.tsx'
import { useForwarding } from '../forwarding/use-forwarding.tsx'
import { useMoveActions } from '../move/use-move-actions.tsx'
import type { MessageAction } from './message-menu.tsx'
import { useMessageLink } from './use-message-link.tsx'

interface MessageActions {
  actions: MessageAction[]
  /** What an action opened. */
  dialog: ReactNode
}

/** What its reader may do with a message. Each kind of action brings its own hook and adds its entries here. */
export function useMessageActions(ticket: Ticket, message: Message): MessageActions {
  const moving = useMoveActions(ticket, message)
  const forwarding = useForwarding(ticket.number, message)
  const translating = useTranslationAction(ticket.number, message)
  const link = useMessageLink(ticket.number, message)
  return {
    actions: [...forwarding.actions, ...moving.actions, ...translating.actions, link],
    dialog: (
      <>
        {forwarding.dialog}
        {moving.dialog}
        {translating.dialog}
      </>
    ),
  }
}
