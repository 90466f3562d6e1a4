import type { Work } from '../../kernel/context.ts'
import { type Cause, recordEvent } from '../../tickets/index.ts'

/** Nobody chooses it: it follows from where the ticket is. */
const byTeam: Cause = { kind: 'system', job: 'sla' }

/**
 * Puts on a ticket what its team agreed to, when it gets it, and takes away what the former one had. The history tells
 * it, and the clock is made from that. Answers whether something changed.
 */
export async function followTeam(work: Work, ticketId: string, cause: Cause = byTeam): Promise<boolean> {
  const row = await work.tx
    .selectFrom('tickets as t')
    .leftJoin('slaVersions as had', 'had.id', 't.teamVersionId')
    .leftJoin('slaPolicies as p', (join) => join.onRef('p.teamId', '=', 't.teamId').on('p.removedAt', 'is', null))
    .leftJoin('slaVersions as v', 'v.id', 'p.versionId')
    .leftJoin('slaPolicies as hadOf', 'hadOf.id', 'had.policyId')
    .select(['had.id as hadId', 'had.number as hadNumber', 'hadOf.id as hadPolicyId', 'hadOf.name as hadName'])
    .select(['v.id', 'v.number', 'p.id as policyId', 'p.name'])
    .where('t.id', '=', ticketId)
    .executeTakeFirstOrThrow()
  // While it stays with the team, what the team had agreed to stays too.
  if (row.hadPolicyId === row.policyId) return false
  await work.tx.updateTable('tickets').set({ teamVersionId: row.id }).where('id', '=', ticketId).execute()
  const told = (id: string | null, name: string | null, number: number | null) =>
    id === null ? null : { id, name: `${name} (${number})` }
  const changes = [
    {
      field: 'teamAgreement',
      from: told(row.hadId, row.hadName, row.hadNumber),
      to: told(row.id, row.name, row.number),
    },
  ]
  await recordEvent(work, { ticketId, type: 'sla.applied', cause, changes })
  return true
}
