import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { mostRules, type RuleState, type rules, type TicketRule, type TicketRuleDraft } from '#contract/ticket-rules.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { checkRule } from './check.ts'
import { getRule, listVersions } from './queries.ts'
import { renewRules } from './rule-set.ts'

type RuleChange = Input<typeof rules.update>['body']

export async function addRule(work: Work, draft: TicketRuleDraft): Promise<TicketRule> {
  const id = work.newId()
  await lockRules(work.tx)
  await refuseTakenName(work.tx, id, draft.name)
  await refuseTooMany(work.tx)
  const checked = await checkRule(work.tx, draft)
  await work.tx
    .insertInto('rules')
    .values({
      id,
      state: 'draft',
      version: 1,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from rules)`,
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .execute()
  await keepVersion(work, id, 1, checked)
  const rule = await getRule(work.tx, id, work.now())
  await work.record({ action: 'rule.created', subject: rule.name, changes: changesBetween({}, told(rule)) })
  return rule
}

/** What a rule says makes a new version of it; switching it on and off does not. */
export async function changeRule(work: Work, id: string, change: RuleChange): Promise<TicketRule> {
  await lockRules(work.tx)
  const before = await getRule(work.tx, id, work.now())
  const { state = before.state, ...said } = change
  const draft = draftOf({ ...before, ...definedOf(said) })
  const isSaid = JSON.stringify(draft) !== JSON.stringify(draftOf(before))
  if (draft.name !== before.name) await refuseTakenName(work.tx, id, draft.name)
  // One whose team is gone can still be switched off; what is switched on is looked at anew.
  const isChecked = isSaid || (state === 'on' && before.state !== 'on')
  const checked = isChecked ? await checkRule(work.tx, draft) : draft
  const version = isSaid ? before.version + 1 : before.version
  if (isSaid) await keepVersion(work, id, version, checked)
  await setRule(work, id, { state, version })
  const after = await getRule(work.tx, id, work.now())
  await work.record({
    action: 'rule.changed',
    subject: after.name,
    changes: changesBetween(told(before), told(after)),
  })
  return after
}

/** A rule again as it was, as a new version: nothing of what was in between is lost. */
export async function rollBackRule(work: Work, id: string, version: number): Promise<TicketRule> {
  const versions = await listVersions(work.tx, id)
  const wanted = found(
    versions.find((one) => one.version === version),
    'Version',
  )
  return changeRule(work, id, draftOf(wanted))
}

export async function removeRule(work: Work, id: string): Promise<void> {
  await lockRules(work.tx)
  const { name } = await getRule(work.tx, id, work.now())
  await work.tx.deleteFrom('rules').where('id', '=', id).execute()
  await renewRules(work.tx)
  await work.record({ action: 'rule.removed', subject: name })
}

/** Those that are named first, in their order; the others keep theirs, after them. */
export async function sortRules(work: Work, ids: string[]): Promise<void> {
  await lockRules(work.tx)
  await sql`update rules as r set position = ranked.place
    from (select o.id, row_number() over (order by n.place nulls last, o.position, o.id) as place
      from rules as o left join unnest(${ids}::uuid[]) with ordinality as n (id, place) on n.id = o.id) as ranked
    where r.id = ranked.id and r.position <> ranked.place`.execute(work.tx)
  await renewRules(work.tx)
  await work.record({ action: 'rule.sorted', subject: '' })
}

async function setRule(work: Work, id: string, { state, version }: { state: RuleState; version: number }) {
  await work.tx.updateTable('rules').set({ state, version, updatedAt: work.now() }).where('id', '=', id).execute()
  if (state !== 'on') {
    await work.tx.deleteFrom('ruleWaits').where('ruleId', '=', id).execute()
    await work.tx.deleteFrom('ruleSchedules').where('ruleId', '=', id).execute()
    await work.tx.deleteFrom('ruleLooks').where('ruleId', '=', id).execute()
  }
  await renewRules(work.tx)
}

async function keepVersion(work: Work, ruleId: string, version: number, draft: TicketRuleDraft): Promise<void> {
  const { name, description, triggers, condition, actions } = draft
  await work.tx
    .insertInto('ruleVersions')
    .values({
      ruleId,
      version,
      name,
      description,
      triggers: JSON.stringify(triggers),
      condition: condition === null ? null : JSON.stringify(condition),
      actions: JSON.stringify(actions),
      authorId: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
    })
    .execute()
}

/** Rules change one at a time, so that order and names hold. Tickets that change do not wait. */
async function lockRules(tx: Tx): Promise<void> {
  await sql`lock table rules in share row exclusive mode`.execute(tx)
}

async function refuseTakenName(tx: Tx, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('rules as r')
    .innerJoin('ruleVersions as v', (join) => join.onRef('v.ruleId', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select('r.id')
    .where(sql`lower(v.name)`, '=', sql`lower(${name})`)
    .where('r.id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another rule has this name')
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const { count } = await tx
    .selectFrom('rules')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostRules) throw invalidField('name', 'too_many', `There can be ${mostRules} rules`)
}

function draftOf({ name, description, triggers, condition, actions }: TicketRuleDraft): TicketRuleDraft {
  return { name, description, triggers, condition, actions }
}

function definedOf<T extends object>(part: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // fromEntries forgets the pairing of key and value that the filter keeps.
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function told({ name, description, state, triggers, condition, actions }: TicketRule) {
  return { name, description, state, triggers, condition, actions }
}
