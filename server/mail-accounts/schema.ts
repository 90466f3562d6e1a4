import type { Selectable } from 'kysely'
import type { MailAccounts, OauthConnections } from '../kernel/tables.ts'

export type MailAccountRow = Selectable<MailAccounts>
export type MailUse = 'receiving' | 'sending'
export type OauthConnectionRow = Selectable<OauthConnections>
