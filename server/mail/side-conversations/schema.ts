import type { Selectable } from 'kysely'
import type { SideConversations } from '../../kernel/tables.ts'

export type SideConversationRow = Selectable<SideConversations>
