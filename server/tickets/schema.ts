import type { Selectable } from 'kysely'
import type { Attachments, MessageMoves, Messages, Tickets } from '../kernel/tables.ts'

export type TicketRow = Selectable<Tickets>
export type MessageRow = Selectable<Messages>
export type AttachmentRow = Selectable<Attachments>
export type MessageMoveRow = Selectable<MessageMoves>
