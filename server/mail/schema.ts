import type { Selectable } from 'kysely'
import type { OutgoingMails, ReceivedMails } from '../kernel/tables.ts'

export type ReceivedMailRow = Selectable<ReceivedMails>
export type OutgoingMailRow = Selectable<OutgoingMails>
