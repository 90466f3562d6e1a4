import { sql } from 'kysely'
import { z } from 'zod'
import {
  type NotificationChannels,
  type NotificationKind,
  type NotificationPreferences,
  notificationChannels,
  notificationKind,
  type notifications,
  quietHours,
} from '#contract/notifications.ts'
import type { Input } from '#contract/operation.ts'
import type { Db, Tx } from '../kernel/context.ts'

type PreferencesChange = Input<typeof notifications.changePreferences>['body']

const centre: NotificationChannels = { centre: true, mail: false, digest: false, push: false, sound: false }
const pressing: NotificationChannels = { ...centre, mail: true, push: true, sound: true }

/** What the program brings: what waits for one person disturbs her, what several may see does not. */
const defaults: Record<NotificationKind, NotificationChannels> = {
  assigned: pressing,
  assigned_to_team: centre,
  requester_answered: pressing,
  side_answered: pressing,
  followed: centre,
  mentioned: pressing,
  invited: centre,
  task_assigned: { ...centre, push: true },
  task_due: { ...centre, push: true, sound: true },
  called_out: pressing,
  called: { ...centre, push: true, sound: true },
  approval_asked: pressing,
  approval_ended: { ...centre, push: true },
  clock_warning: { ...centre, push: true },
  clock_breached: pressing,
  reply_to_approve: { ...centre, push: true, sound: true },
  reply_decided: { ...centre, push: true, sound: true },
  escalated: pressing,
  pattern_found: centre,
  article_to_review: { ...centre, mail: true },
  article_returned: { ...centre, mail: true },
  article_published: centre,
  article_flagged: { ...centre, digest: true },
  article_due: { ...centre, digest: true },
}

export interface StoredPreferences {
  events: unknown
  quietHours: unknown
  digestHour: number | null
}

const storedEvents = z.partialRecord(notificationKind, notificationChannels.partial()).catch({})

/** What is stored, with what the program brings where nothing is. */
export function preferencesOf(stored: StoredPreferences | undefined): NotificationPreferences {
  const events = storedEvents.parse(stored?.events ?? {})
  return {
    // Made of all kinds, which the compiler cannot see.
    events: Object.fromEntries(
      notificationKind.options.map((kind) => [kind, { ...defaults[kind], ...events[kind] }]),
    ) as NotificationPreferences['events'],
    quietHours: quietHours
      .nullable()
      .catch(null)
      .parse(stored?.quietHours ?? null),
    digestHour: stored?.digestHour ?? 8,
  }
}

export async function readPreferences(db: Db | Tx, personId: string): Promise<NotificationPreferences> {
  const row = await db
    .selectFrom('notificationPreferences')
    .select(['events', 'quietHours', 'digestHour'])
    .where('personId', '=', personId)
    .executeTakeFirst()
  return preferencesOf(row)
}

export async function changePreferences(tx: Tx, personId: string, change: PreferencesChange): Promise<void> {
  const { events, quietHours: quiet, digestHour } = change
  const columns = {
    ...(events !== undefined && { events: sql<string>`events || ${JSON.stringify(events)}::jsonb` }),
    ...(quiet !== undefined && { quietHours: quiet === null ? null : JSON.stringify(quiet) }),
    ...(digestHour !== undefined && { digestHour }),
  }
  if (Object.keys(columns).length === 0) return
  await sql`insert into notification_preferences (person_id) values (${personId}) on conflict do nothing`.execute(tx)
  await tx.updateTable('notificationPreferences').set(columns).where('personId', '=', personId).execute()
}
