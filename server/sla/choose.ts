import { type RawBuilder, sql } from 'kysely'
import type { RuleCondition, RuleGroup } from '#contract/rules.ts'
import { slaTerms } from '#contract/sla.ts'
import type { ViewField } from '#contract/view-conditions.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { compileCondition, type Onlooker } from '../views/index.ts'

/** A policy that applies to tickets, as it is now. */
export interface LivePolicy {
  id: string
  name: string
  versionId: string
  number: number
  condition: RuleGroup | null
}

/** Those that are on, in their order. */
export async function readLivePolicies(db: Db | Tx): Promise<LivePolicy[]> {
  const rows = await db
    .selectFrom('slaPolicies as p')
    .innerJoin('slaVersions as v', 'v.id', 'p.versionId')
    .select(['p.id', 'p.name', 'p.versionId', 'v.number', 'v.terms'])
    .where('p.isOn', '=', true)
    .where('p.removedAt', 'is', null)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  // Only what the contract let in was ever written.
  return rows.map(({ terms, ...row }) => ({
    ...row,
    condition: slaTerms.shape.condition.parse(Object(terms).condition),
  }))
}

/** A policy looks at tickets for nobody in particular: its conditions name no onlooker. */
const nobody: Omit<Onlooker, 'now'> = { actorId: '00000000-0000-0000-0000-000000000000', teamIds: [], fields: [] }

/**
 * The version that applies to `tickets as t`, as SQL; null where none does. What the service that a ticket asks for
 * names goes before the list.
 */
export function versionFor(policies: readonly LivePolicy[], now: Date): RawBuilder<string | null> {
  if (policies.length === 0) return sql`null::uuid`
  const ofService = policies.map(
    ({ id, versionId }) => sql`when t.service_policy_id = ${id}::uuid then ${versionId}::uuid`,
  )
  const byConditions = policies.map(({ condition, versionId }) => {
    const holds = condition === null ? sql`true` : compileCondition(condition, { ...nobody, now })
    return sql`when ${holds} then ${versionId}::uuid`
  })
  return sql`case ${sql.join([...ofService, ...byConditions], sql` `)} end`
}

export async function chooseVersion(tx: Tx, policies: readonly LivePolicy[], ticketId: string, now: Date) {
  const row = await tx
    .selectFrom('tickets as t')
    .select(versionFor(policies, now).as('versionId'))
    .where('t.id', '=', ticketId)
    .executeTakeFirst()
  return policies.find(({ versionId }) => versionId === row?.versionId)
}

/** Which fields of a change a field of conditions depends on. What is not here never changes. */
const changedBy: Partial<Record<ViewField, string>> = {
  type: 'type',
  priority: 'priority',
  impact: 'impact',
  urgency: 'urgency',
  team: 'teamId',
  assignee: 'assigneeId',
  requester: 'requesterId',
  organization: 'requesterId',
  isVip: 'requesterId',
  isMajor: 'isMajor',
  tag: 'tags',
  subject: 'subject',
}

/** The fields whose change asks anew which policy applies. */
export function fieldsThatDecide(policies: readonly LivePolicy[]): Set<string> {
  const named = policies.flatMap(({ condition }) => (condition === null ? [] : fieldsIn(condition)))
  return new Set(named.flatMap((field) => changedBy[field as ViewField] ?? []))
}

function fieldsIn(part: RuleCondition): string[] {
  return part.kind === 'test' ? [part.field] : part.of.flatMap(fieldsIn)
}
