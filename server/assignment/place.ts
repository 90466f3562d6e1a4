import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { changeTicket, type TicketRow } from '../tickets/index.ts'
import { type Choice, chooseAssignee } from './choose.ts'
import { readCandidates, readNeeds, readRules, toGive } from './read-team.ts'

/** What came of it, with the ticket as it is now. */
export type Placement = Choice & { ticket: TicketRow }

/**
 * Gives a waiting ticket to whoever its team's way of giving out says; what comes of it. All of this happens one at a
 * time in the whole desk: people belong to several teams, and what they carry is counted over all of them.
 */
export async function placeTicket(work: Work, ticketId: string, notTo?: string): Promise<Placement | undefined> {
  const ticket = await lockWaiting(work, ticketId)
  if (ticket === undefined || ticket.teamId === null) return undefined
  const rules = await readRules(work.tx, ticket.teamId)
  if (rules.mode === 'pull') return undefined
  await sql`select pg_advisory_xact_lock(hashtext('assignment'))`.execute(work.tx)
  const members = await readCandidates(work.tx, ticket.teamId, work.now())
  const asked = { ...toGive(ticket, rules, await readNeeds(work.tx)), notTo }
  const choice = chooseAssignee(rules.mode, members, asked)
  if (choice.personId === undefined) return { ...choice, ticket }
  await takeTurn(work, ticket.teamId, choice.personId)
  const cause = { kind: 'assignment', reason: choice.reason } as const
  return { ...choice, ticket: await changeTicket(work, ticket, { assigneeId: choice.personId }, cause) }
}

/** The ticket as it is now, if it is still to be given out; who held it may since have changed it. */
async function lockWaiting(work: Work, id: string): Promise<TicketRow | undefined> {
  return work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', id)
    .where('assigneeId', 'is', null)
    .where('status', 'in', ['new', 'open'])
    .forUpdate()
    .executeTakeFirst()
}

async function takeTurn(work: Work, teamId: string, personId: string): Promise<void> {
  const { turn } = await work.tx
    .updateTable('teamAssignments')
    .set({ turn: sql`turn + 1` })
    .where('teamId', '=', teamId)
    .returning('turn')
    .executeTakeFirstOrThrow()
  await work.tx
    .insertInto('assignmentTurns')
    .values({ teamId, personId, turn })
    .onConflict((conflict) => conflict.columns(['teamId', 'personId']).doUpdateSet({ turn }))
    .execute()
}
