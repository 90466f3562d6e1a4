import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#contract/common.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { changeTicket } from './change.ts'
import { impactFor } from './priority.ts'
import type { TicketRow } from './schema.ts'
import { lockTicket } from './select.ts'

const job = 'tickets:follow-vip'
const payloadShape = z.union([z.object({ personId: id }), z.object({ organizationId: id })])
type Vip = z.infer<typeof payloadShape>

const unsolved = ['new', 'open', 'pending', 'on_hold']
const atOnce = 200

/**
 * After a person or an organization became a VIP: raises the impact of their unsolved tickets, as it is raised when a
 * ticket of theirs is opened, and each once. Each ticket is a transaction of its own, so that after a crash the rest
 * is done, and nothing twice.
 */
export async function followVip(ctx: Ctx, payload: unknown, signal: AbortSignal | undefined): Promise<void> {
  const vip = payloadShape.parse(payload)
  for (let after = 0; ; ) {
    const numbers = await listUnraised(ctx, vip, after)
    if (numbers.length === 0) return
    for (const number of numbers) {
      if (signal?.aborted === true) return transact(ctx, (work) => addJob(work, job, vip))
      await transact(ctx, (work) => raise(work, number, vip))
      after = number
    }
  }
}

async function listUnraised(ctx: Ctx, vip: Vip, after: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('tickets')
    .select('number')
    .where('status', 'in', unsolved)
    .where('isRaisedForVip', '=', false)
    .where('number', '>', after)
    .where((eb) =>
      'personId' in vip ? eb('requesterId', '=', vip.personId) : eb('organizationId', '=', vip.organizationId),
    )
    .orderBy('number')
    .limit(atOnce)
    .execute()
  return rows.map(({ number }) => number)
}

/** Looked at anew: it may have been solved meanwhile, given to somebody else, or the flag taken back. */
async function raise(work: Work, number: number, vip: Vip): Promise<void> {
  const ticket = await lockTicket(work, number)
  if (!unsolved.includes(ticket.status) || ticket.isRaisedForVip || !isOf(ticket, vip)) return
  const name = await nameOfVip(work, vip)
  if (name === undefined) return
  await work.tx.updateTable('tickets').set({ isRaisedForVip: true }).where('id', '=', ticket.id).execute()
  const impact = impactFor(ticket.impact, true)
  const why = { type: 'ticket.changed', more: [{ field: 'vip', from: null, to: name }] }
  await changeTicket(work, { ...ticket, isRaisedForVip: true }, { impact }, { kind: 'system', job }, why)
}

function isOf(ticket: TicketRow, vip: Vip): boolean {
  return 'personId' in vip ? ticket.requesterId === vip.personId : ticket.organizationId === vip.organizationId
}

async function nameOfVip({ tx }: Work, vip: Vip): Promise<string | undefined> {
  const [table, wanted] =
    'personId' in vip ? (['people', vip.personId] as const) : (['organizations', vip.organizationId] as const)
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)}
    where id = ${wanted} and is_vip`.execute(tx)
  return rows[0]?.name
}
