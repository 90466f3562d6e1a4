import { sql } from 'kysely'
import { type PersonActor, personOf } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import { addFreeTickets, getProblem, openProblem } from '../problems/index.ts'
import { liveChannel, ticketsVisibleTo } from '../tickets/index.ts'
import { getPattern } from './queries.ts'

interface PatternRow {
  id: string
  groupId: string
  state: string
}

/** A pattern of whose tickets the actor sees one, locked. */
export async function lockPattern(work: Work, id: string): Promise<PatternRow> {
  await getPattern({ ...work, db: work.tx }, id)
  const query = work.tx.selectFrom('patterns').select(['id', 'groupId', 'state']).where('id', '=', id).forUpdate()
  return found(await query.executeTakeFirst(), 'Pattern')
}

export async function dismissPattern(work: Work, id: string, reason: string): Promise<void> {
  const pattern = await lockPattern(work, id)
  if (pattern.state !== 'open') throw new AppError('already_done', 'Somebody has decided about this pattern')
  await decide(work, id, { state: 'dismissed', reason })
}

export async function reopenPattern(work: Work, id: string): Promise<void> {
  const pattern = await lockPattern(work, id)
  if (pattern.state !== 'dismissed') throw new AppError('already_done', 'Only a dismissed pattern is taken up again')
  await work.tx
    .updateTable('patterns')
    .set({ state: 'open', reason: null, decidedBy: null, decidedAt: null })
    .where('id', '=', id)
    .execute()
  await ring(work)
}

/** A problem with the pattern's tickets in reach; those that belong to another problem stay there. */
export async function makeProblem(work: Work, id: string, title: string): Promise<number> {
  const pattern = await lockPattern(work, id)
  if (pattern.state === 'turned') throw new AppError('already_done', 'This pattern is a problem already')
  const { rows } = await sql<{ id: string }>`
    select t.id from group_tickets as g join tickets as t on t.id = g.ticket_id
    where g.group_id = ${pattern.groupId} and t.merged_into_id is null
      and ${ticketsVisibleTo(work.actor) ?? sql`true`}
    order by g.created_at desc limit 200`.execute(work.tx)
  const draft = { title, description: '', impact: 2, teamId: null, assigneeId: null, ticketNumbers: [] }
  const number = await openProblem(work, draft)
  const { id: problemId } = await getProblem({ ...work, db: work.tx }, number)
  await addFreeTickets(
    work,
    problemId,
    rows.map((row) => row.id),
  )
  await decide(work, id, { state: 'turned', problemId })
  return number
}

async function decide(
  work: Work,
  id: string,
  what: { state: 'dismissed'; reason: string } | { state: 'turned'; problemId: string },
): Promise<void> {
  const actor: PersonActor = personOf(work.actor)
  await work.tx
    .updateTable('patterns')
    .set({ reason: null, ...what, decidedBy: actor.id, decidedAt: work.now() })
    .where('id', '=', id)
    .execute()
  await ring(work)
}

export async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'problems')`.execute(work.tx)
}
