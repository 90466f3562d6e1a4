import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'

/**
 * Takes a place for one mail in the first minute that has room, counted in the database for all nodes together.
 * Undefined when it may leave now, else the minute in which it may.
 */
export async function takePlace(work: Work, inboxId: string, mailsPerMinute: number): Promise<Date | undefined> {
  const now = minuteOf(work.now())
  const { rows } = await sql<{ minute: Date }>`
    insert into sending_minutes as s (inbox_id, minute, used) values (${inboxId}, ${now}, 1)
    on conflict (inbox_id) do update set
      minute = case when s.minute < ${now} then ${now}
        when s.used < ${mailsPerMinute} then s.minute else s.minute + interval '1 minute' end,
      used = case when s.minute >= ${now} and s.used < ${mailsPerMinute} then s.used + 1 else 1 end
    returning minute`.execute(work.tx)
  const minute = rows[0]?.minute
  return minute === undefined || minute <= now ? undefined : minute
}

/** Whether a place that was taken earlier is good now; one that was missed is not, or the missed would leave at once. */
export function isPlaceNow(place: string | undefined, now: Date): boolean {
  return place !== undefined && minuteOf(now).getTime() === Date.parse(place)
}

function minuteOf(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % 60_000))
}
