import { sql } from 'kysely'
import type { Audience } from '#contract/audience.ts'
import { type Macro, type MacroDraft, type macros, mostMacros } from '#contract/macros.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { audienceColumns, isOfAudience, recordOpenly, refuseKeeping } from '../teams/index.ts'
import { checkActions } from './check.ts'
import { getMacro } from './queries.ts'

type MacroChange = Input<typeof macros.update>['body']

export async function addMacro(work: Work, actor: PersonActor, draft: MacroDraft): Promise<Macro> {
  const id = work.newId()
  await refuseKeeping(work.tx, actor, draft.audience)
  await lockMacros(work)
  await refuseTooMany(work, actor, draft.audience)
  await refuseTakenName(work, actor, id, draft)
  const actions = await checkActions(work.tx, draft.actions)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('macros')
    .values({ id, ...columnsOf({ ...draft, actions }, actor.id), ...times })
    .execute()
  const macro = await getMacro(work.tx, actor, id)
  const changes = changesBetween({}, told(macro))
  await recordOpenly(work, draft.audience, { action: 'macro.created', subject: macro.name, changes })
  return macro
}

export async function changeMacro(work: Work, actor: PersonActor, id: string, change: MacroChange): Promise<Macro> {
  await lockMacros(work)
  const before = await getMacro(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, before.audience)
  const draft: MacroDraft = {
    name: change.name ?? before.name,
    description: change.description ?? before.description,
    audience: change.audience ?? before.audience,
    // One whose team has gone can still be renamed.
    actions: change.actions === undefined ? before.actions : await checkActions(work.tx, change.actions),
  }
  await refuseKeeping(work.tx, actor, draft.audience)
  if (JSON.stringify(draft.audience) !== JSON.stringify(before.audience))
    await refuseTooMany(work, actor, draft.audience)
  await refuseTakenName(work, actor, id, draft)
  await work.tx
    .updateTable('macros')
    .set({ ...columnsOf(draft, actor.id), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  const after = await getMacro(work.tx, actor, id)
  // What was everybody's and is made personal is told, and the other way round.
  const audience = before.audience.kind === 'personal' ? after.audience : before.audience
  const changes = changesBetween(told(before), told(after))
  await recordOpenly(work, audience, { action: 'macro.changed', subject: after.name, changes })
  return after
}

export async function removeMacro(work: Work, actor: PersonActor, id: string): Promise<void> {
  const macro = await getMacro(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, macro.audience)
  await work.tx.deleteFrom('macros').where('id', '=', id).execute()
  await recordOpenly(work, macro.audience, { action: 'macro.removed', subject: macro.name })
}

/** Kept one at a time, so that the checks still hold when one is written. */
async function lockMacros(work: Work): Promise<void> {
  await sql`lock table macros in share row exclusive mode`.execute(work.tx)
}

async function refuseTakenName(work: Work, actor: PersonActor, id: string, draft: MacroDraft): Promise<void> {
  const other = await ofAudience(work, actor, draft.audience)
    .select('id')
    .where('id', '<>', id)
    .where(sql`lower(name)`, '=', sql`lower(${draft.name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another macro has this name')
}

async function refuseTooMany(work: Work, actor: PersonActor, audience: Audience): Promise<void> {
  const { count } = await ofAudience(work, actor, audience)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostMacros)
    throw invalidField('audience', 'too_many', `There are ${mostMacros} macros already: remove one`)
}

function ofAudience(work: Work, actor: PersonActor, audience: Audience) {
  return work.tx.selectFrom('macros').where(isOfAudience(audience, actor.id))
}

function columnsOf({ name, description, audience, actions }: MacroDraft, actorId: string) {
  return { name, description, ...audienceColumns(audience, actorId), actions: JSON.stringify(actions) }
}

function told({ name, description, actions }: Macro) {
  return { name, description, actions }
}
