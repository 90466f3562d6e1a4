import type { Work } from '../kernel/context.ts'
import type { Cause, TicketFact } from '../tickets/index.ts'
import { followTeam } from './agreements/follow-team.ts'
import { applyPolicy, readStanding } from './apply-policy.ts'
import { chooseVersion, fieldsThatDecide, readLivePolicies } from './choose.ts'
import { refreshClocks } from './refresh.ts'

/** Lets clocks follow what happens to a ticket, in the transaction of that. Registered at the composition root. */
export async function slaReaction(work: Work, fact: TicketFact): Promise<void> {
  switch (fact.type) {
    case 'ticket.created':
      // What is taken over from elsewhere was promised nothing here.
      if (fact.cause.kind !== 'import') await decide(work, fact.ticket.id, fact.cause, undefined)
      return
    case 'ticket.changed': {
      const fields = fact.changes.map(({ field }) => field)
      if (!fact.withMessage) await decide(work, fact.ticket.id, fact.cause, fields)
      return
    }
    case 'message.added':
      // The opening message is told with the ticket.
      if (!fact.isFirst && (isSaid(fact) || fact.changes.length > 0)) await follow(work, fact)
      return
    case 'message.moved':
    case 'waiting.moved':
      return follow(work, fact)
    default:
      return
  }
}

function isSaid({ message }: Extract<TicketFact, { type: 'message.added' }>): boolean {
  return message.kind !== 'note' && !message.isAutomatic
}

/** Nobody chooses a policy: it follows from what the ticket is. */
const byPolicies: Cause = { kind: 'system', job: 'sla' }

const fieldsOfClocks = ['status', 'priority', 'assigneeId', 'teamId']

/** Which policy applies is asked when the ticket is opened, and when a field changes that a condition names. */
async function decide(work: Work, ticketId: string, cause: Cause, changed: string[] | undefined): Promise<void> {
  const policies = await readLivePolicies(work.tx)
  const before = await readStanding(work, ticketId)
  const isAgreed =
    (changed === undefined || changed.includes('teamId')) && (await followTeam(work, ticketId, tellingAs(cause)))
  const deciding = fieldsThatDecide(policies)
  let isApplied = false
  if (changed === undefined || changed.some((field) => deciding.has(field))) {
    const after = await chooseVersion(work.tx, policies, ticketId, work.now())
    // A ticket keeps the version of its policy.
    isApplied = after?.id !== before?.policyId
    if (isApplied) await applyPolicy(work, ticketId, before, after, tellingAs(cause) ?? byPolicies)
  }
  const isMoved = (changed ?? fieldsOfClocks).some((field) => fieldsOfClocks.includes(field))
  const hasClocks = before !== undefined || isApplied || isAgreed || (isMoved && (await hasAgreement(work, ticketId)))
  if (isApplied || isAgreed || (isMoved && hasClocks)) await refreshClocks(work, ticketId, tellingAs(cause))
}

async function hasAgreement(work: Work, ticketId: string): Promise<boolean> {
  const row = await work.tx.selectFrom('tickets').select('teamVersionId').where('id', '=', ticketId).executeTakeFirst()
  return row !== undefined && row.teamVersionId !== null
}

async function follow(work: Work, { ticket, cause }: Pick<TicketFact, 'ticket' | 'cause'>): Promise<void> {
  if (ticket.slaVersionId !== null || ticket.teamVersionId !== null)
    await refreshClocks(work, ticket.id, tellingAs(cause))
}

/** Nobody is told of what comes from elsewhere. */
function tellingAs(cause: Cause): Cause | undefined {
  return cause.kind === 'import' ? { kind: 'import', personId: undefined } : undefined
}

/** Lets a ticket that comes from elsewhere be promised what a new one is, from its beginning. */
export async function promiseTo(work: Work, ticketId: string, cause: Cause): Promise<void> {
  await decide(work, ticketId, cause, undefined)
}

/** Brings clocks to the present without telling anybody: they come from elsewhere, with their past. */
export async function catchUp(work: Work, ticketIds: readonly string[], cause: Cause): Promise<void> {
  for (const id of ticketIds) await refreshClocks(work, id, cause)
}
