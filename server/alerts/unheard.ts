import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { addMessage, liveChannel, machineNote, react } from '../tickets/index.ts'
import { causeOf, paragraph, standingIncident } from './incident.ts'
import { lockGroup } from './raise.ts'
import { hasBelow, lockTreeOf } from './upstream.ts'
import { wordsOf } from './words.ts'

const mostAtOnce = 500
const hour = 3_600_000

/**
 * For the schedule: monitors that tell of what fires again and again have fallen silent about something. Their word that
 * it is over may have been lost, so it fires no more; or they are down, or silenced, so nothing is solved by it.
 */
export async function noteUnheard(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.group_id as id from alerts as a
      join alert_groups as g on g.id = a.group_id
      join alert_sources as s on s.id = g.source_id
    where a.state = 'firing' and g.state = 'firing'
      and a.received_at < ${ctx.now()}::timestamptz - make_interval(hours => s.silent_after_hours)
    limit ${mostAtOnce}`.execute(ctx.db)
  for (const { id } of rows) await transact(ctx, (work) => lookAt(work, id))
}

async function lookAt(work: Work, id: string): Promise<void> {
  const known = await groupOf(work, id)
  if (known === undefined) return
  await lockTreeOf(work, known.deviceId ?? undefined)
  await lockGroup(work, { source: known.source, check: known.checkName, deviceId: known.deviceId ?? undefined })
  const group = await groupOf(work, id)
  if (group?.state !== 'firing' || group.silentAfterHours === null) return
  const oldest = new Date(work.now().getTime() - group.silentAfterHours * hour)
  const silent = await work.tx
    .updateTable('alerts')
    .set({ state: 'resolved' })
    .where('groupId', '=', id)
    .where('state', '=', 'firing')
    .where('receivedAt', '<', oldest)
    .returning('receivedAt')
    .execute()
  const firing = work.tx.selectFrom('alerts').select('id').where('groupId', '=', id).where('state', '=', 'firing')
  if (silent.length === 0 || (await firing.limit(1).executeTakeFirst()) !== undefined) return
  const since = new Date(Math.max(...silent.map(({ receivedAt }) => receivedAt.getTime())))
  await fallSilent(work, { ...group, since })
}

type Group = NonNullable<Awaited<ReturnType<typeof groupOf>>>

async function fallSilent(work: Work, group: Group & { since: Date }): Promise<void> {
  const { id, title, since, silentAfterHours } = group
  // What it explained is looked at again; the incident itself is left as it is.
  const settlesAt = (await hasBelow(work, group.deviceId ?? undefined)) ? work.now() : null
  await work.tx
    .updateTable('alertGroups')
    .set({ state: 'resolved', mutedBy: null, resolvedAt: work.now(), unheardSince: since, settlesAt })
    .where('id', '=', id)
    .execute()
  await sql`select pg_notify(${liveChannel}, 'alerts')`.execute(work.tx)
  if (settlesAt !== null) await addJob(work, 'alerts:settle', { groupId: id }, { key: `alert:${id}` })
  const incident = await standingIncident(work, group.ticketId)
  if (incident === undefined || group.explainedBy !== null) return
  const words = wordsOf(incident.language as Language)
  const text = words.unheard(title, silentAfterHours ?? 0)
  const cause = causeOf(title)
  const { ticket } = await addMessage(work, incident, machineNote(words.author, paragraph(text)), cause)
  if (ticket.assigneeId !== null)
    await react(work, { type: 'people.called', ticket, personIds: [ticket.assigneeId], text, cause })
}

async function groupOf({ tx }: Work, id: string) {
  return tx
    .selectFrom('alertGroups as g')
    .leftJoin('alertSources as s', 's.id', 'g.sourceId')
    .selectAll('g')
    .select('s.silentAfterHours')
    .where('g.id', '=', id)
    .executeTakeFirst()
}
