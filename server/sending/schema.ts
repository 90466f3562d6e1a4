import type { Selectable } from 'kysely'
import type { InboxProofs, SendingSettings } from '../kernel/tables.ts'

export type SendingSettingsRow = Selectable<SendingSettings>
export type InboxProofRow = Selectable<InboxProofs>
