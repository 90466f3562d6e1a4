import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import { addMessage, changeTicket, machineNote, type TicketRow } from '../tickets/index.ts'
import type { Alert } from './alert.ts'
import { causeOf, openIncident, paragraph, putDeviceOn, standingIncident, tellAlert } from './incident.ts'
import { latestAlert } from './latest.ts'
import { deviceDown } from './mute.ts'
import type { AlertGroupRow } from './raise.ts'
import { isTouched } from './touched.ts'
import { wordsOf } from './words.ts'

/** As monitors name the check that a host answers at all. */
const reachability =
  '(^host$|host.?(is )?down|instance.?down|target.?down|unreach|offline|unavailable|not respond|no response|\\yicmp\\y|\\yping\\y)'

type Checked = Pick<Alert, 'source' | 'check' | 'title' | 'deviceId'>

/** Devices that depend on each other are looked at one after the other: each alert must see what the one before did. */
export async function lockAlertTree({ tx }: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('alert tree', 0))`.execute(tx)
}

export async function lockTreeOf(work: Work, deviceId: string | undefined): Promise<void> {
  if (deviceId === undefined) return
  const row = await work.tx
    .selectFrom('deviceLinks')
    .select('deviceId')
    .where((eb) => eb.or([eb('deviceId', '=', deviceId), eb('upstreamId', '=', deviceId)]))
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) await lockAlertTree(work)
}

/** What an agent measures on its own machine got here: nothing on the way explains that. */
function isExplainable({ source, check }: Pick<Checked, 'source' | 'check'>): boolean {
  return source !== deviceDown.source || check === deviceDown.check
}

/** The incident of the nearest device above that is down, and that device. */
export async function incidentAbove(
  work: Work,
  alert: Checked,
): Promise<{ ticket: TicketRow; deviceId: string } | undefined> {
  if (alert.deviceId === undefined || !isExplainable(alert)) return undefined
  const { rows } = await sql<{ deviceId: string; ticketId: string }>`
    with recursive up (id, depth) as (
      select upstream_id, 1 from device_links where device_id = ${alert.deviceId}::uuid
      union
      select l.upstream_id, up.depth + 1 from device_links as l join up on l.device_id = up.id where up.depth < 20
    )
    select g.device_id as "deviceId", g.ticket_id as "ticketId"
    from up join alert_groups as g on g.device_id = up.id
    where g.state = 'firing' and g.ticket_id is not null and ${isDownGroup}
    order by up.depth, g.fired_at limit 20`.execute(work.tx)
  for (const { deviceId, ticketId } of rows) {
    const ticket = await standingIncident(work, ticketId)
    if (ticket !== undefined) return { ticket, deviceId }
  }
  return undefined
}

/** Puts an alert on the incident that explains it, says so there, and tells what follows from that. */
export async function joinAbove(
  work: Work,
  groupId: string,
  alert: Alert,
  above: { ticket: TicketRow; deviceId: string },
): Promise<TicketRow> {
  const name = await nameOf(work, alert.deviceId)
  await work.tx
    .updateTable('alertGroups')
    .set({ ticketId: above.ticket.id, explainedBy: above.deviceId, settlesAt: null })
    .where('id', '=', groupId)
    .execute()
  if (alert.deviceId !== undefined) await putDeviceOn(work, above.ticket.id, alert.deviceId)
  const said = await say(work, above.ticket, alert.title, (words) => words.joined(`${name}: ${alert.title}`))
  return tellAlert(work, said, alert, 'alert.firing')
}

/** A device went down: incidents of what depends on it, opened just before, are explained by this one. */
export async function gatherBelow(work: Work, alert: Checked, ticket: TicketRow): Promise<void> {
  if (alert.deviceId === undefined || !(await isDownCheck(work, alert))) return
  const { rows } = await sql<{ id: string }>`
    with recursive down (id, depth) as (
      select device_id, 1 from device_links where upstream_id = ${alert.deviceId}::uuid
      union
      select l.device_id, down.depth + 1 from device_links as l join down on l.upstream_id = down.id
      where down.depth < 20
    )
    select distinct g.id
    from down join alert_groups as g on g.device_id = down.id
    where g.state = 'firing' and g.ticket_id is not null and g.ticket_id <> ${ticket.id}::uuid
    order by g.id limit 200`.execute(work.tx)
  let explaining = ticket
  for (const { id } of rows) {
    const group = await work.tx.selectFrom('alertGroups').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const below = await latestAlert(work, group)
    if (below === undefined || !isExplainable(below)) continue
    const own = await standingIncident(work, group.ticketId)
    if (own === undefined || own.id === ticket.id || (await isTouched(work, own.id))) continue
    explaining = await joinAbove(work, id, below, { ticket: explaining, deviceId: alert.deviceId })
    const noted = await say(work, own, group.title, (words) => words.explained(ticket.number))
    await changeTicket(work, noted, { status: 'solved' }, causeOf(group.title))
  }
}

/** What was above is back for long enough: what fires below all the same is a matter of its own. */
export async function releaseBelow(work: Work, deviceId: string | null): Promise<void> {
  if (deviceId === null || (await isDown(work, deviceId))) return
  const groups = await work.tx
    .updateTable('alertGroups')
    .set({ explainedBy: null })
    .where('explainedBy', '=', deviceId)
    .returningAll()
    .execute()
  for (const group of groups.filter(({ state, mutedBy }) => state === 'firing' && mutedBy === null))
    await openOwn(work, group)
}

export async function hasBelow({ tx }: Work, deviceId: string | undefined): Promise<boolean> {
  if (deviceId === undefined) return false
  const row = await tx
    .selectFrom('alertGroups')
    .select('id')
    .where('explainedBy', '=', deviceId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function openOwn(work: Work, group: AlertGroupRow): Promise<void> {
  const alert = await latestAlert(work, group)
  if (alert === undefined) return
  // Something further up may be down still.
  const above = await incidentAbove(work, alert)
  if (above !== undefined) {
    await joinAbove(work, group.id, alert, above)
    return
  }
  await openIncident(work, group.id, alert)
}

async function isDown({ tx }: Work, deviceId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (select from alert_groups as g
    where g.device_id = ${deviceId}::uuid and g.state = 'firing' and ${isDownGroup}) as "is"`.execute(tx)
  return rows[0]?.is === true
}

/** On `alert_groups as g`: the device itself is not reached, says its agent's line or a monitor. */
const isDownGroup = sql<boolean>`((g.source = ${deviceDown.source} and g.check_name = ${deviceDown.check})
  or (g.source <> ${deviceDown.source} and (g.check_name ~* ${reachability} or g.title ~* ${reachability})))`

async function isDownCheck({ tx }: Work, { source, check, title }: Checked): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${isDownGroup} as "is" from (
      select ${source}::text as source, ${check}::text as check_name, ${title}::text as title) as g`.execute(tx)
  return rows[0]?.is === true
}

async function nameOf({ tx }: Work, deviceId: string | undefined): Promise<string> {
  const row = await tx
    .selectFrom('devices')
    .select('name')
    .where('id', '=', deviceId ?? null)
    .executeTakeFirst()
  return row?.name ?? ''
}

async function say(
  work: Work,
  ticket: TicketRow,
  title: string,
  sentence: (words: ReturnType<typeof wordsOf>) => string,
): Promise<TicketRow> {
  const words = wordsOf(ticket.language as Language)
  const added = await addMessage(work, ticket, machineNote(words.author, paragraph(sentence(words))), causeOf(title))
  return added.ticket
}
