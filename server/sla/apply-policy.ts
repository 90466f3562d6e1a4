import type { Work } from '../kernel/context.ts'
import { type Cause, recordEvent } from '../tickets/index.ts'
import type { LivePolicy } from './choose.ts'

/** Which version a ticket has, and of which policy. */
export interface Standing {
  versionId: string
  policyId: string
  name: string
  number: number
}

export async function readStanding(work: Work, ticketId: string): Promise<Standing | undefined> {
  return work.tx
    .selectFrom('tickets as t')
    .innerJoin('slaVersions as v', 'v.id', 't.slaVersionId')
    .innerJoin('slaPolicies as p', 'p.id', 'v.policyId')
    .select(['v.id as versionId', 'p.id as policyId', 'p.name', 'v.number'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst()
}

/** Puts a policy on a ticket from now on, or takes it away. The history tells it, and clocks are made from that. */
export async function applyPolicy(
  work: Work,
  ticketId: string,
  before: Standing | undefined,
  after: LivePolicy | undefined,
  cause: Cause,
): Promise<void> {
  await work.tx
    .updateTable('tickets')
    .set({ slaVersionId: after?.versionId ?? null })
    .where('id', '=', ticketId)
    .execute()
  const changes = [{ field: 'slaPolicy', from: told(before), to: told(after) }]
  await recordEvent(work, { ticketId, type: 'sla.applied', cause, changes })
}

/** As history keeps references: readable when the policy has another name. */
function told(policy: Pick<Standing, 'versionId' | 'name' | 'number'> | undefined) {
  return policy === undefined ? null : { id: policy.versionId, name: `${policy.name} (${policy.number})` }
}
