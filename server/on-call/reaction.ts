import type { Work } from '../kernel/context.ts'
import type { TicketFact } from '../tickets/index.ts'
import { callOut } from './callouts.ts'
import { isInForce, readRotas } from './queries.ts'

const critical = 1

/** A ticket that becomes critical, or comes to a team while it is, calls outside of the hours of that team. */
export async function onCallReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.cause.kind === 'import' || !mayCall(fact)) return
  const ticket = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', fact.ticket.id)
    .where('status', 'in', ['new', 'open'])
    .where('priority', '=', critical)
    .executeTakeFirst()
  if (ticket === undefined || ticket.teamId === null) return
  const [rota] = await readRotas(work.tx, work.now(), ticket.teamId)
  if (rota === undefined || !rota.callsOnCritical || !(await isInForce(work.tx, rota, work.now()))) return
  await callOut(work, { ticket, teamId: ticket.teamId, cause: { kind: 'system', job: 'on-call' } })
}

function mayCall(fact: TicketFact): boolean {
  if (fact.ticket.priority !== critical) return false
  if (fact.type === 'ticket.created') return true
  return fact.type === 'ticket.changed' && fact.changes.some(({ field }) => field === 'priority' || field === 'teamId')
}
