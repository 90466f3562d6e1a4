import type { Input } from '#contract/operation.ts'
import type { ProblemDraft, ProblemState, problems } from '#contract/problems.ts'
import { changesBetween, type FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { addTicketsIn } from './link.ts'
import { recordProblem } from './record.ts'
import { statesAfter, timesOf } from './states.ts'

type ProblemChange = Input<typeof problems.change>['body']

/** Opens a problem; answers its number. */
export async function openProblem(work: Work, { ticketNumbers, ...draft }: ProblemDraft): Promise<number> {
  await refuseStrangers(work, draft)
  const at = work.now()
  const { id, number } = await work.tx
    .insertInto('problems')
    .values({
      ...draft,
      id: work.newId(),
      createdBy: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: at,
      updatedAt: at,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  await recordProblem(work, id, 'problem.created', [{ field: 'title', from: null, to: draft.title }])
  if (ticketNumbers.length > 0) await addTicketsIn(work, number, ticketNumbers)
  return number
}

/** With `ifMatch` it is refused when the problem changed since that version. */
export async function changeProblem(
  work: Work,
  number: number,
  change: ProblemChange,
  ifMatch: number | undefined,
): Promise<void> {
  const query = work.tx.selectFrom('problems').selectAll().where('number', '=', number).forUpdate()
  const before = found(await query.executeTakeFirst(), 'Problem')
  if (ifMatch !== undefined && ifMatch !== before.version) {
    throw new AppError('ticket_changed', 'The problem changed meanwhile; look at it again')
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const changes = changesBetween(before, given)
  if (changes.length === 0) return
  // The database's check holds the column to these words.
  const from = before.state as ProblemState
  const to = change.state ?? from
  refuseMove(from, to)
  if (to === 'known_error' && (change.workaround ?? before.workaround) === '') {
    throw invalidField('workaround', 'missing', 'A known error says how one gets along until it is solved')
  }
  await refuseStrangers(work, change)
  await work.tx
    .updateTable('problems')
    .set({
      ...given,
      ...textsOf(change),
      ...timesOf(from, to, work.now()),
      version: before.version + 1,
      updatedAt: work.now(),
    })
    .where('id', '=', before.id)
    .execute()
  await recordProblem(work, before.id, 'problem.changed', await named(work, changes))
}

function textsOf({ portalTitle, portalWorkaround }: ProblemChange) {
  return {
    ...(portalTitle && { portalTitle: JSON.stringify(portalTitle) }),
    ...(portalWorkaround && { portalWorkaround: JSON.stringify(portalWorkaround) }),
  }
}

function refuseMove(from: ProblemState, to: ProblemState): void {
  if (from !== to && !statesAfter(from).includes(to)) {
    throw new AppError('move_not_allowed', `A problem that is ${from} cannot become ${to}`)
  }
}

/** Teams and agents of this desk only. */
async function refuseStrangers(work: Work, { teamId, assigneeId }: Pick<ProblemChange, 'teamId' | 'assigneeId'>) {
  if (teamId) {
    found(await work.tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst(), 'Team')
  }
  if (assigneeId) {
    const agents = work.tx
      .selectFrom('people')
      .select('id')
      .where('role', '<>', 'requester')
      .where('isActive', '=', true)
    found(await agents.where('id', '=', assigneeId).executeTakeFirst(), 'Agent')
  }
}

/** References by their names, as people read them. */
function named(work: Work, changes: FieldChange[]): Promise<FieldChange[]> {
  return Promise.all(
    changes.map(async (change) => {
      if (change.field !== 'teamId' && change.field !== 'assigneeId') return change
      const table = change.field === 'teamId' ? 'teams' : 'people'
      const name = async (id: unknown) =>
        typeof id === 'string'
          ? ((await work.tx.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst())?.name ?? null)
          : null
      return { field: change.field, from: await name(change.from), to: await name(change.to) }
    }),
  )
}
