import type { Selectable } from 'kysely'
import type { ImapCursors, MailImports, ReceivingSettings } from '../kernel/tables.ts'
import type { MailAccountRow } from '../mail-accounts/index.ts'

export type ReceivingRow = Selectable<ReceivingSettings>
export type CursorRow = Selectable<ImapCursors>
export type MailImportRow = Selectable<MailImports>

/** An inbox whose mail is fetched: its server and what is done there. */
export interface Source {
  account: MailAccountRow
  settings: ReceivingRow
}
