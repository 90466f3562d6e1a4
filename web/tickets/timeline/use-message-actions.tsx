import type { ReactNode } from 'react'
import type { Message } from '#contract/messages.ts'
import type { Ticket } from '#contract/tickets.ts'
import type { MessageAction } from './message-menu.tsx'

interface MessageActions {
  actions: MessageAction[]
  /** What an action opened. */
  dialog: ReactNode
}

/** What its reader may do with a message. Each kind of action brings its own hook and adds its entries here. */
export function useMessageActions(_ticket: Ticket, _message: Message): MessageActions {
  return { actions: [], dialog: null }
}
