import { en as approvals } from '#web/approvals/messages.en.ts'
import { en as board } from '#web/board/messages.en.ts'
import { en as bulk } from '#web/bulk/messages.en.ts'
import { en as calls } from '#web/calls/messages.en.ts'
import { en as conditions } from '#web/conditions/messages.en.ts'
import { en as customers } from '#web/customers/messages.en.ts'
import { en as duty } from '#web/duty/messages.en.ts'
import { en as views } from '#web/inbox/editor/messages.en.ts'
import { en as inbox } from '#web/inbox/messages.en.ts'
import { en as common } from '#web/lib/messages.en.ts'
import { en as mail } from '#web/mail/messages.en.ts'
import { en as mailFilters } from '#web/mail-filters/messages.en.ts'
import { en as myDay } from '#web/my-day/messages.en.ts'
import { en as notifications } from '#web/notifications/messages.en.ts'
import { en as onCall } from '#web/on-call/messages.en.ts'
import { en as receiving } from '#web/receiving/messages.en.ts'
import { en as rules } from '#web/rules/messages.en.ts'
import { en as search } from '#web/search/messages.en.ts'
import { en as sending } from '#web/sending/messages.en.ts'
import { en as session } from '#web/session/messages.en.ts'
import { en as settings } from '#web/settings/messages.en.ts'
import { en as tickets } from '#web/tickets/messages.en.ts'
import { en as app } from './app-messages.en.ts'

/** All words of the desk in English; the type of these is the type of every `t`. */
export const en = {
  app,
  common,
  approvals,
  board,
  bulk,
  calls,
  conditions,
  customers,
  duty,
  inbox,
  mail,
  mailFilters,
  notifications,
  myDay,
  onCall,
  receiving,
  rules,
  search,
  sending,
  session,
  settings,
  tickets,
  views,
} as const
