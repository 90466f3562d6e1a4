import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { ProblemRun, ProblemState } from '#contract/problems.ts'
import { addRun } from '../bulk/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { changeProblem } from './commands.ts'
import { lockProblem } from './link.ts'
import { getProblemId } from './queries.ts'
import { recordProblem } from './record.ts'
import { statesAfter } from './states.ts'

type Answers = { [Spoken in Language]?: string | undefined }

/** One update to the requesters of all unsolved tickets in reach, each in the language of the ticket. */
export async function tellAll(work: Work, actor: PersonActor, number: number, answers: Answers): Promise<void> {
  const problem = await lockProblem(work, number)
  const told = await startRuns(work, actor, { problemId: problem.id, kind: 'update', answers })
  if (told === 0) throw invalidField('answers', 'nobody', 'None of its unsolved tickets speaks these languages')
  await recordProblem(work, problem.id, 'tickets.updated', [{ field: 'tickets', from: null, to: told }])
}

/** Solves the problem, and with it the tickets; without unsolved tickets the problem alone. */
export async function solveAll(
  work: Work,
  actor: PersonActor,
  number: number,
  { answers, cause }: { answers: Answers; cause?: string | undefined },
): Promise<void> {
  const problem = await lockProblem(work, number)
  const { state } = await work.tx
    .selectFrom('problems')
    .select('state')
    .where('id', '=', problem.id)
    .executeTakeFirstOrThrow()
  // The database's check holds the column to these words.
  if (!statesAfter(state as ProblemState).includes('solved')) {
    throw new AppError('move_not_allowed', `A problem that is ${state} cannot become solved`)
  }
  await changeProblem(work, number, { state: 'solved', cause }, undefined)
  const told = await startRuns(work, actor, { problemId: problem.id, kind: 'solve', answers })
  await recordProblem(work, problem.id, 'tickets.solved', [{ field: 'tickets', from: null, to: told }])
}

interface NewRuns {
  problemId: string
  kind: 'update' | 'solve'
  answers: Answers
}

/** For each language a run over its tickets, worked off in the background ticket by ticket. */
async function startRuns(work: Work, actor: PersonActor, { problemId, kind, answers }: NewRuns): Promise<number> {
  const { rows } = await sql<{ language: Language; numbers: number[] }>`
    select case t.language when 'en' then 'en' else 'es' end as language,
      array_agg(t.number::float8 order by t.number) as numbers
    from problem_tickets as x join tickets as t on t.id = x.ticket_id
    where x.problem_id = ${problemId} and t.status not in ('solved', 'closed') and t.merged_into_id is null
      and ${ticketsVisibleTo(actor) ?? sql`true`}
    group by 1 order by 1`.execute(work.tx)
  let told = 0
  for (const { language, numbers } of rows) {
    const bodyText = answers[language] ?? ''
    if (bodyText === '') continue
    const message = { kind: 'reply' as const, bodyText, ...(kind === 'solve' && { status: 'solved' as const }) }
    const runId = await addRun(work, actor, { act: { message }, numbers, undoes: null })
    await work.tx
      .insertInto('problemRuns')
      .values({ runId, problemId, kind, language, createdAt: work.now() })
      .execute()
    told += numbers.length
  }
  return told
}

export async function listProblemRuns(ctx: Pick<Ctx, 'db'>, number: number): Promise<ProblemRun[]> {
  const problemId = await getProblemId(ctx.db, number)
  return runsOf(ctx.db, problemId)
}

async function runsOf(db: Db | Tx, problemId: string): Promise<ProblemRun[]> {
  const { rows } = await sql<Omit<ProblemRun, 'createdAt'> & { createdAt: Date }>`
    select b.id, x.kind, x.language, b.state, cardinality(b.numbers) as total, b.created_at,
      (select count(*)::int from bulk_results as r where r.run_id = b.id and r.outcome = 'done') as done,
      (select count(*)::int from bulk_results as r where r.run_id = b.id and r.outcome = 'refused') as refused
    from problem_runs as x join bulk_runs as b on b.id = x.run_id
    where x.problem_id = ${problemId} order by x.run_id desc limit 50`.execute(db)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
