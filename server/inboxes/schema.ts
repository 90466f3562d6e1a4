import type { Selectable } from 'kysely'
import type { Inboxes } from '../kernel/tables.ts'

export type InboxRow = Selectable<Inboxes>
