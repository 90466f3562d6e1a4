import { sql } from 'kysely'
import type { RuleState, RuleVersion, TicketRule, TicketRuleDraft } from '#contract/ticket-rules.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { keepComparable, keptComparable } from './kept-comparables.ts'
import { storedRule } from './rule-set.ts'
import { recentRuns } from './run-counts.ts'
import { brokenRules } from './targets.ts'
import { type Comparable, comparableOf, warningsAmong, warningsOf } from './warnings.ts'

export async function listRules(db: Db | Tx, now: Date): Promise<TicketRule[]> {
  const rows = await selectRules(db, now).orderBy('r.position').orderBy('r.id').execute()
  const read = rows.flatMap((row) => readKept(row) ?? [])
  const broken = await brokenRules(
    db,
    read.map(({ rule }) => rule.actions),
  )
  // Rules that are off fight nobody; of itself, each is told whatever its state.
  const fights = warningsOf(read.filter(({ row }) => row.state === 'on').map(comparableKept))
  return read.map((one, index) => {
    const warnings = fights.get(one.row.id) ?? warningsAmong(comparableKept(one), [])
    return present(one, { broken: broken[index] ?? [], warnings })
  })
}

/** One rule as `listRules` tells it, without reading the others again. */
export async function getRule(db: Db | Tx, id: string, now: Date): Promise<TicketRule> {
  const row = found(await selectRules(db, now).where('r.id', '=', id).executeTakeFirst(), 'Rule')
  const kept = found(readKept(row), 'Rule')
  const [broken = []] = await brokenRules(db, [kept.rule.actions])
  // Not kept: what is read here may be of a transaction that comes to nothing.
  const mine = comparableOf({ id, ...kept.rule })
  const others = row.state === 'on' && mine.sets.size > 0 && !mine.stops ? await rulesBelow(db, row) : []
  return present(kept, { broken, warnings: warningsAmong(mine, others) })
}

/** Those that are on and asked after a rule; one that was never saved would be the last. */
export async function comparablesBelow(db: Db | Tx, id: string | undefined): Promise<Comparable[]> {
  const query = db.selectFrom('rules').select(['id', 'position'])
  const place = id === undefined ? undefined : await query.where('id', '=', id).executeTakeFirst()
  return place === undefined ? [] : rulesBelow(db, place)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRules>['executeTakeFirstOrThrow']>>

interface Kept {
  row: Row
  rule: TicketRuleDraft
}

function readKept(row: Row): Kept | undefined {
  const rule = readRule(row)
  return rule && { row, rule }
}

function present({ row, rule }: Kept, more: Pick<TicketRule, 'broken' | 'warnings'>): TicketRule {
  return {
    ...rule,
    ...more,
    id: row.id,
    state: row.state as RuleState,
    version: row.version,
    runCount: row.runCount,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  }
}

function comparableKept({ row: { id, version }, rule }: Kept): Comparable {
  return keptComparable(id, version) ?? keepComparable(version, { id, ...rule })
}

/** Those that are on and asked after it, in their order; only what changed since is read. */
async function rulesBelow(db: Db | Tx, { id, position }: Pick<Row, 'id' | 'position'>): Promise<Comparable[]> {
  const below = await db
    .selectFrom('rules')
    .select(['id', 'version'])
    .where('state', '=', 'on')
    .where((eb) => eb(eb.refTuple('position', 'id'), '>', eb.tuple(position, id)))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const missing = below.filter((one) => keptComparable(one.id, one.version) === undefined)
  const read = missing.length === 0 ? new Map<string, Comparable>() : await readComparables(db, missing)
  return below.flatMap((one) => keptComparable(one.id, one.version) ?? read.get(one.id) ?? [])
}

async function readComparables(db: Db | Tx, wanted: { id: string }[]): Promise<Map<string, Comparable>> {
  const rows = await db
    .selectFrom('rules as r')
    .innerJoin('ruleVersions as v', (join) => join.onRef('v.ruleId', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.id', 'v.version', 'v.name', 'v.description', 'v.triggers', 'v.condition', 'v.actions'])
    .where('r.id', '=', sql<string>`any(${wanted.map(({ id }) => id)}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const rule = readRule(row)
      return rule === undefined ? [] : [[row.id, keepComparable(row.version, { id: row.id, ...rule })]]
    }),
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
  return db
    .selectFrom('rules as r')
    .innerJoin('ruleVersions as v', (join) => join.onRef('v.ruleId', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.id', 'r.state', 'r.version', 'r.position', 'r.updatedAt'])
    .select(['v.name', 'v.description', 'v.triggers', 'v.condition', 'v.actions'])
    .select([
      recentRuns(now).as('runCount'),
      sql<Date | null>`(select u.created_at from rule_runs as u where u.rule_id = r.id order by u.id desc limit 1)`.as(
        'lastRunAt',
      ),
    ])
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
