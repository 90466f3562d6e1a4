import { z } from 'zod'
import type { Language } from '#contract/common.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addMessage, changeTicket, machineNote, react, type TicketRow } from '../tickets/index.ts'
import { causeOf, standingIncident } from './incident.ts'
import { isTouched } from './touched.ts'
import { lockTreeOf, releaseBelow } from './upstream.ts'
import { wordsOf } from './words.ts'

const payload = z.object({ groupId: z.uuid() })

/**
 * What was over long enough: an incident that no person touched is solved, any other one's assignee is told. A monitor
 * that says "over" may only have lost sight of it, so it never closes what somebody works on.
 */
export async function settleAlert(ctx: Ctx, given: unknown): Promise<void> {
  const { groupId } = payload.parse(given)
  await transact(ctx, async (work) => {
    await lockTreeOf(work, await deviceOf(work, groupId))
    const group = await work.tx
      .updateTable('alertGroups')
      .set({ settlesAt: null })
      .where('id', '=', groupId)
      .where('state', '=', 'resolved')
      .where('settlesAt', '<=', work.now())
      .returning(['ticketId', 'title', 'deviceId', 'unheardSince'])
      .executeTakeFirst()
    if (group !== undefined) await releaseBelow(work, group.deviceId)
    // Nobody said that it was over.
    if (group?.unheardSince != null) return
    const ticket = group === undefined ? undefined : await standingIncident(work, group.ticketId)
    if (group === undefined || ticket === undefined || (await isElsewhereFiring(work, ticket.id, groupId))) return
    if (await isTouched(work, ticket.id)) await tellAssignee(work, ticket, group.title)
    else await solve(work, ticket, group.title)
  })
}

async function deviceOf({ tx }: Work, groupId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('alertGroups').select('deviceId').where('id', '=', groupId).executeTakeFirst()
  return row?.deviceId ?? undefined
}

/** For the schedule: what is due and has lost its job. */
export async function settleDueAlerts(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('alertGroups')
    .select('id')
    .where('settlesAt', '<=', ctx.now())
    .limit(1000)
    .execute()
  for (const { id } of due) await settleAlert(ctx, { groupId: id })
}

/** Incidents are merged: another alert may stand on the same one. */
async function isElsewhereFiring({ tx }: Work, ticketId: string, groupId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('alertGroups')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('id', '<>', groupId)
    .where('state', '=', 'firing')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function solve(work: Work, ticket: TicketRow, title: string): Promise<void> {
  const words = wordsOf(ticket.language as Language)
  const cause = causeOf(title)
  const noted = await addMessage(work, ticket, machineNote(words.author, `<p>${plain(words.solved(title))}</p>`), cause)
  await changeTicket(work, noted.ticket, { status: 'solved' }, cause)
}

async function tellAssignee(work: Work, ticket: TicketRow, title: string): Promise<void> {
  const personIds = ticket.assigneeId === null ? [] : [ticket.assigneeId]
  if (personIds.length === 0) return
  const text = wordsOf(ticket.language as Language).stillYours(title)
  await react(work, { type: 'people.called', ticket, personIds, text, cause: causeOf(title) })
}

function plain(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
