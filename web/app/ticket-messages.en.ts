import { en as announcements } from '#web/announcements/messages.en.ts'
import { en as conditions } from '#web/conditions/messages.en.ts'
import { en as major } from '#web/major/messages.en.ts'
import { en as mesh } from '#web/mesh/messages.en.ts'
import { en as remote } from '#web/remote/messages.en.ts'
import { en as rules } from '#web/rules/messages.en.ts'
import { en as tickets } from '#web/tickets/messages.en.ts'

/** What is said on a ticket, also of the rules that changed it; fetched with its code. */
export const en = { announcements, tickets, remote, mesh, rules, conditions, major } as const
