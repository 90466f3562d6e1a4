import { readSettings } from '../desk/index.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, recordEvent } from '../tickets/index.ts'
import { type ApprovalRow, amountOf, type Held, questionIn } from './schema.ts'

/** What happens by itself. */
export const byItself: Cause = { kind: 'system', job: 'approvals' }

type Kind = 'requested' | 'decided' | 'expired' | 'withdrawn' | 'passed_on' | 'skipped' | 'reminded'

/** Tells it in the history of the ticket, with what was asked before everything else. */
export async function tell(work: Work, held: Held, type: Kind, cause: Cause, changes: FieldChange[] = []) {
  const name = await nameOf(work, held.approval)
  await recordEvent(work, {
    ticketId: held.ticket.id,
    type: `approval.${type}`,
    cause,
    changes: [fact('approval', name), ...changes],
  })
}

export function fact(field: string, to: unknown): FieldChange {
  return { field, from: null, to }
}

/** Facts for other features, as rules. */
export function told({ approval }: Held) {
  const { id, flowId, amount, askedBy } = approval
  return { id, flowId, amount: amountOf(amount), askedById: askedBy }
}

/** By its flow, or by what is asked. */
async function nameOf(work: Work, approval: ApprovalRow): Promise<string> {
  return approval.flowName || questionIn((await readSettings(work.tx)).language, approval)
}
