import type { Selectable } from 'kysely'
import type { MailAccounts } from '../kernel/tables.ts'

export type MailAccountRow = Selectable<MailAccounts>
export type MailUse = 'receiving' | 'sending'
