import { sql } from 'kysely'
import type { RuleState, RuleVersion, TicketRule, TicketRuleDraft } from '#contract/ticket-rules.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { storedRule } from './rule-set.ts'
import { brokenRules } from './targets.ts'
import { warningsOf } from './warnings.ts'

/** Counting stops where nobody counts any more. */
const mostCounted = 1000

export async function listRules(db: Db | Tx, now: Date): Promise<TicketRule[]> {
  const rows = await selectRules(db, now).execute()
  const read = rows.flatMap((row) => {
    const rule = readRule(row)
    return rule === undefined ? [] : [{ row, rule }]
  })
  const broken = await brokenRules(
    db,
    read.map(({ rule }) => rule.actions),
  )
  // Rules that are off fight nobody; of itself, each is told whatever its state.
  const asked = read.filter(({ row }) => row.state === 'on').map(({ row, rule }) => ({ id: row.id, ...rule }))
  const fights = warningsOf(asked)
  return read.map(({ row, rule }, index) => ({
    ...rule,
    id: row.id,
    state: row.state as RuleState,
    version: row.version,
    broken: broken[index] ?? [],
    warnings: fights.get(row.id) ?? warningsOf([{ id: row.id, ...rule }]).get(row.id) ?? [],
    runCount: row.runCount,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  }))
}

export async function getRule(db: Db | Tx, id: string, now: Date): Promise<TicketRule> {
  return found(
    (await listRules(db, now)).find((rule) => rule.id === id),
    'Rule',
  )
}

export async function listVersions(db: Db | Tx, id: string): Promise<RuleVersion[]> {
  const rows = await db
    .selectFrom('ruleVersions as v')
    .leftJoin('people as p', 'p.id', 'v.authorId')
    .selectAll('v')
    .select(['p.name as authorName', 'p.email as authorEmail', 'p.role as authorRole'])
    .where('v.ruleId', '=', id)
    .orderBy('v.version', 'desc')
    .execute()
  found(rows[0], 'Rule')
  return rows.flatMap((row) => {
    const rule = readRule(row)
    if (rule === undefined) return []
    const { authorId, authorName, authorEmail, authorRole } = row
    const author =
      authorId === null
        ? null
        : { id: authorId, name: authorName ?? '', email: authorEmail, role: authorRole as 'admin' }
    return [{ ...rule, version: row.version, author, createdAt: row.createdAt.toISOString() }]
  })
}

function selectRules(db: Db | Tx, now: Date) {
  const since = new Date(now.getTime() - 30 * 86_400_000)
  return db
    .selectFrom('rules as r')
    .innerJoin('ruleVersions as v', (join) => join.onRef('v.ruleId', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.id', 'r.state', 'r.version', 'r.updatedAt'])
    .select(['v.name', 'v.description', 'v.triggers', 'v.condition', 'v.actions'])
    .select([
      sql<number>`(select count(*)::int from (select 1 from rule_runs as u
        where u.rule_id = r.id and u.created_at > ${since} limit ${mostCounted}) as recent)`.as('runCount'),
      sql<Date | null>`(select u.created_at from rule_runs as u where u.rule_id = r.id order by u.id desc limit 1)`.as(
        'lastRunAt',
      ),
    ])
    .orderBy('r.position')
    .orderBy('r.id')
}

/** One that another release wrote and this one cannot read is left out. */
function readRule(row: {
  name: string
  description: string
  triggers: unknown
  condition: unknown
  actions: unknown
}): TicketRuleDraft | undefined {
  const { success, data } = storedRule.safeParse(row)
  return success ? { name: row.name, description: row.description, ...data } : undefined
}
