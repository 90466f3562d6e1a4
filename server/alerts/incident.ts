import { z } from 'zod'
import type { AlertSeverity } from '#contract/alerts.ts'
import type { Language } from '#contract/common.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { findOrCreateCaller } from '../people/index.ts'
import {
  addMessage,
  type Cause,
  machineNote,
  openTicket,
  react,
  recordEvent,
  type TicketRow,
  type ToldAlert,
} from '../tickets/index.ts'
import { type Alert, kindOf } from './alert.ts'
import { wordsOf } from './words.ts'

/** Criticality as the matrix takes it: 1 low … 3 high. */
const levels: Record<AlertSeverity, { impact: number; urgency: number }> = {
  info: { impact: 1, urgency: 1 },
  warning: { impact: 1, urgency: 2 },
  critical: { impact: 2, urgency: 3 },
}

export function causeOf(title: string, alert?: ToldAlert): Cause {
  return { kind: 'alert', name: title, ...(alert && { alert }) }
}

/** Opens the incident of a group that fires, and tells what follows from that. */
export async function openIncident(work: Work, groupId: string, alert: Alert): Promise<TicketRow> {
  const ticket = await openFor(work, alert)
  await work.tx
    .updateTable('alertGroups')
    .set({ ticketId: ticket.id, repeatCount: 1, explainedBy: null })
    .where('id', '=', groupId)
    .execute()
  return tellAlert(work, ticket, alert, 'alert.firing')
}

/** For its device's owner, in the queue of the team that looks after the device. */
async function openFor(work: Work, alert: Alert): Promise<TicketRow> {
  const device = await deviceOf(work, alert.deviceId)
  const requester = await requesterOf(work, device?.ownerId ?? null)
  const inbox = await defaultInbox(work.tx)
  const words = wordsOf(requester.language as Language)
  const { ticket } = await openTicket(
    work,
    {
      subject: device === undefined ? alert.title : `${device.name}: ${alert.title}`,
      type: 'incident',
      ...levels[alert.severity],
      channel: 'alert',
      // The database's check holds the column to these words.
      language: requester.language as Language,
      requesterId: requester.id,
      inboxId: inbox?.id ?? null,
      teamId: device?.teamId ?? alert.teamId ?? inbox?.teamId ?? null,
      assigneeId: null,
      tags: [],
    },
    machineNote(words.author, htmlOf(alert)),
    causeOf(alert.title, toldOf(alert, device?.groupId ?? null)),
  )
  if (device !== undefined) await putDeviceOn(work, ticket.id, device.id)
  return ticket
}

export async function putDeviceOn(work: Work, ticketId: string, deviceId: string): Promise<void> {
  await work.tx
    .insertInto('ticketDevices')
    .values({ ticketId, deviceId, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Says on the incident that it is over, back, or coming and going, and tells what follows from that. */
export async function noteOn(
  work: Work,
  ticket: TicketRow,
  alert: Alert,
  what: 'over' | 'again' | 'flapping',
): Promise<void> {
  const words = wordsOf(ticket.language as Language)
  const note = machineNote(words.author, paragraph(words[what](alert.title)))
  const noted = await addMessage(work, ticket, note, causeOf(alert.title))
  await tellAlert(work, noted.ticket, alert, alert.state === 'firing' ? 'alert.firing' : 'alert.over')
}

/** Lets rules know of an alert on its incident, and the history. */
export async function tellAlert(
  work: Work,
  ticket: TicketRow,
  alert: Alert,
  type: 'alert.firing' | 'alert.over',
): Promise<TicketRow> {
  const told = toldOf(alert, (await deviceOf(work, alert.deviceId))?.groupId ?? null)
  const cause = causeOf(alert.title, told)
  const changes = Object.entries(told).map(([field, to]) => ({ field, from: null, to }))
  await recordEvent(work, { ticketId: ticket.id, type, cause, changes })
  return react(work, { type, ticket, alert: told, cause })
}

function toldOf({ severity, source, sourceId, check }: Alert, deviceGroupId: string | null): ToldAlert {
  return { severity, source: kindOf(source), sourceId: sourceId ?? null, check, deviceGroupId }
}

/** The incident while it is not solved, locked; where it was merged, the one that stands. */
export async function standingIncident(work: Work, id: string | null): Promise<TicketRow | undefined> {
  if (id === null) return undefined
  const ticket = await work.tx.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (ticket === undefined) return undefined
  if (ticket.mergedIntoId !== null) return standingIncident(work, ticket.mergedIntoId)
  return ticket.status === 'solved' || ticket.status === 'closed' ? undefined : ticket
}

async function deviceOf({ tx }: Work, id: string | undefined) {
  if (id === undefined) return undefined
  const query = tx.selectFrom('devices').select(['id', 'name', 'teamId', 'ownerId', 'groupId']).where('id', '=', id)
  return query.executeTakeFirst()
}

const setting = 'alertRequesterId'

/** The owner; where there is none, one person for all of them, who stands for the monitoring itself. */
async function requesterOf(work: Work, ownerId: string | null): Promise<{ id: string; language: string }> {
  const row = await work.tx.selectFrom('settings').select('value').where('key', '=', setting).executeTakeFirst()
  const known = ownerId ?? z.uuid().safeParse(row?.value).data
  const person = known === undefined ? undefined : await findOrCreateCaller(work, { id: known })
  if (person !== undefined) return person
  const made = await findOrCreateCaller(work, { name: 'Monitor' })
  if (made === undefined) throw new Error('A caller with a name was not made')
  const value = JSON.stringify(made.id)
  await work.tx
    .insertInto('settings')
    .values({ key: setting, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return made
}

function htmlOf({ title, text, links }: Alert): string {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '')
  const anchors = links.map(({ title: name, url }) => `<p><a href="${escaped(url)}">${escaped(name || url)}</a></p>`)
  return [paragraph(title), ...lines.map(paragraph), ...anchors].join('')
}

export function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
