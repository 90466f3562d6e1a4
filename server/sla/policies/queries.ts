import { sql } from 'kysely'
import { type SlaPolicy, type SlaVersion, slaTerms } from '#contract/sla.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'

/** All that were not removed, in their order. */
export async function listPolicies(db: Db | Tx): Promise<SlaPolicy[]> {
  const rows = await selectPolicies(db).execute()
  const counts = await countOpen(db)
  return rows.map((row) => presentPolicy(row, counts))
}

export async function getPolicy(db: Db | Tx, id: string): Promise<SlaPolicy> {
  const row = found(await selectPolicies(db).where('p.id', '=', id).executeTakeFirst(), 'Policy')
  return presentPolicy(row, await countOpen(db))
}

export async function listVersions(db: Db | Tx, policyId: string): Promise<SlaVersion[]> {
  await getPolicy(db, policyId)
  const rows = await db
    .selectFrom('slaVersions as v')
    .leftJoin('people as a', 'a.id', 'v.authorId')
    .select(['v.number', 'v.terms', 'v.createdAt', 'v.authorId', 'a.name', 'a.email', 'a.role'])
    .where('v.policyId', '=', policyId)
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map(({ number, terms, createdAt, authorId, name, email, role }) => ({
    version: number,
    author: authorId === null ? null : { id: authorId, name: name ?? '', email, role: role as 'admin' },
    createdAt: createdAt.toISOString(),
    ...slaTerms.parse(terms),
  }))
}

function selectPolicies(db: Db | Tx) {
  return db
    .selectFrom('slaPolicies as p')
    .innerJoin('slaVersions as v', 'v.id', 'p.versionId')
    .select(['p.id', 'p.name', 'p.description', 'p.isOn', 'p.updatedAt', 'p.versionId', 'v.number', 'v.terms'])
    .select(
      sql<SlaPolicy['services']>`(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name)
          order by s.position, s.id), '[]')
        from services as s where s.sla_policy_id = p.id)`.as('services'),
    )
    .where('p.removedAt', 'is', null)
    .where('p.isInternal', '=', false)
    .orderBy('p.position')
    .orderBy('p.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPolicies>['execute']>>[number]
interface Count {
  policyId: string
  versionId: string
  count: number
}

/** Unsolved tickets of each version; the words are written out, for the partial index to be used. */
async function countOpen(db: Db | Tx): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select v.policy_id, v.id as version_id, c.count from sla_versions as v
    cross join lateral (select count(*)::int as count from tickets as t where t.sla_version_id = v.id
      and t.status in ('new', 'open', 'pending', 'on_hold')) as c
    where c.count > 0`.execute(db)
  return rows
}

function presentPolicy(row: Row, counts: Count[]): SlaPolicy {
  const own = counts.filter(({ policyId }) => policyId === row.id)
  const sum = (of: Count[]) => of.reduce((total, { count }) => total + count, 0)
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    isOn: row.isOn,
    version: row.number,
    updatedAt: row.updatedAt.toISOString(),
    ...slaTerms.parse(row.terms),
    openCount: sum(own),
    outdatedCount: sum(own.filter(({ versionId }) => versionId !== row.versionId)),
    services: row.services,
  }
}
