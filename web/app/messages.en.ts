import { en as approvals } from '#web/approvals/messages.en.ts'
import { en as bulk } from '#web/bulk/messages.en.ts'
import { en as duty } from '#web/duty/messages.en.ts'
import { en as views } from '#web/inbox/editor/messages.en.ts'
import { en as inbox } from '#web/inbox/messages.en.ts'
import { en as common } from '#web/lib/messages.en.ts'
import { en as notifications } from '#web/notifications/messages.en.ts'
import { en as onCall } from '#web/on-call/messages.en.ts'
import { en as app } from './app-messages.en.ts'

/** Words of the desk's first page in English; the type of these is the type of every `t`. */
export const en = {
  app,
  common,
  approvals,
  bulk,
  duty,
  inbox,
  notifications,
  onCall,
  views,
} as const
