import { sql } from 'kysely'
import type { NotificationChannels, NotificationKind } from '#contract/notifications.ts'
import { readSettings } from '../desk/index.ts'
import type { Work } from '../kernel/context.ts'
import { seesArticle } from '../knowledge/index.ts'
import { seesTicket } from '../tickets/index.ts'
import { preferencesOf, type StoredPreferences } from './preferences.ts'
import { quietUntil } from './quiet.ts'

/** Somebody who may be told of a ticket, and how she wants to be. */
export interface Reader {
  personId: string
  channelsFor: (kind: NotificationKind) => NotificationChannels
  /** Set while she wants quiet. */
  quietUntil: Date | undefined
}

/** What somebody is told of. */
export type About = { ticketId: string } | { articleId: string }

/** Those of some people who see the ticket or read the article, as it is in this transaction. */
export async function readersOf(work: Work, about: About, personIds: string[]): Promise<Reader[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<StoredPreferences & { personId: string; timeZone: string | null }>`
    select p.id as person_id, p.time_zone, n.events, n.quiet_hours, n.digest_hour
    from ${'ticketId' in about ? sql`tickets as t` : sql`articles as x`}
    join people as p on p.id = any(${personIds}::uuid[])
    left join notification_preferences as n on n.person_id = p.id
    where ${'ticketId' in about ? sql`t.id = ${about.ticketId} and ${seesTicket}` : sql`x.id = ${about.articleId} and ${seesArticle}`}`.execute(
    work.tx,
  )
  const isAnyQuiet = rows.some((row) => row.quietHours !== null)
  const deskZone = isAnyQuiet ? (await readSettings(work.tx)).timeZone : 'UTC'
  return rows.map((row) => {
    const { events, quietHours } = preferencesOf(row)
    return {
      personId: row.personId,
      channelsFor: (kind) => events[kind],
      quietUntil: quietUntil(quietHours, row.timeZone ?? deskZone, work.now()),
    }
  })
}
