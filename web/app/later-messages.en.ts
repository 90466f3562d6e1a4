import { en as alerts } from '#web/alerts/messages.en.ts'
import { en as board } from '#web/board/messages.en.ts'
import { en as calls } from '#web/calls/messages.en.ts'
import { en as customers } from '#web/customers/messages.en.ts'
import { en as devices } from '#web/devices/messages.en.ts'
import { en as knowledge } from '#web/knowledge/messages.en.ts'
import { en as mail } from '#web/mail/messages.en.ts'
import { en as mailFilters } from '#web/mail-filters/messages.en.ts'
import { en as myDay } from '#web/my-day/messages.en.ts'
import { en as problems } from '#web/problems/messages.en.ts'
import { en as ratings } from '#web/ratings/messages.en.ts'
import { en as receiving } from '#web/receiving/messages.en.ts'
import { en as search } from '#web/search/messages.en.ts'
import { en as sending } from '#web/sending/messages.en.ts'
import { en as settings } from '#web/settings/messages.en.ts'

/** What is said on places that one goes to, and not on the first page; fetched with them. */
export const en = {
  alerts,
  customers,
  devices,
  knowledge,
  mail,
  mailFilters,
  calls,
  board,
  myDay,
  problems,
  ratings,
  receiving,
  search,
  sending,
  settings,
} as const
