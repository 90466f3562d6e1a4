import { en as bulk } from '#web/bulk/messages.en.ts'
import { en as calls } from '#web/calls/messages.en.ts'
import { en as views } from '#web/inbox/editor/messages.en.ts'
import { en as inbox } from '#web/inbox/messages.en.ts'
import { en as common } from '#web/lib/messages.en.ts'
import { en as myDay } from '#web/my-day/messages.en.ts'
import { en as notifications } from '#web/notifications/messages.en.ts'
import { en as receiving } from '#web/receiving/messages.en.ts'
import { en as search } from '#web/search/messages.en.ts'
import { en as sending } from '#web/sending/messages.en.ts'
import { en as session } from '#web/session/messages.en.ts'
import { en as tickets } from '#web/tickets/messages.en.ts'
import { en as app } from './app-messages.en.ts'

/** All words of the desk in English; the type of these is the type of every `t`. */
export const en = {
  app,
  common,
  bulk,
  calls,
  inbox,
  notifications,
  myDay,
  receiving,
  search,
  sending,
  session,
  tickets,
  views,
} as const
