import { z } from 'zod'
import type { FieldChange } from '../kernel/acts.ts'
import type { Cause, MessageRow, TicketFact } from '../tickets/index.ts'
import { factsOfAlert } from './alert-facts.ts'

const fact = z.union([z.array(z.string()), z.number(), z.boolean()])

/** What happened, as far as the ticket itself does not say it later: kept as it is when a rule waits. */
export const occasion = z.object({
  trigger: z.enum([
    'created',
    'changed',
    'message',
    'rated',
    'approval',
    'warning',
    'breached',
    'alertFiring',
    'alertOver',
    'since',
    'schedule',
    'wait',
  ]),
  facts: z.record(z.string(), fact),
  messageId: z.string().nullable(),
})
export type Occasion = z.infer<typeof occasion>

/** The name that conditions have for a field of the history. */
const names: Record<string, string> = { teamId: 'team', assigneeId: 'assignee', requesterId: 'requester', tags: 'tag' }

/** What a fact is to rules; undefined for one that they are not asked about. */
export function occasionOf(fact: TicketFact): Occasion | undefined {
  switch (fact.type) {
    case 'ticket.created':
      return happened('created', fact.cause, { changed: [] }, fact.message)
    case 'ticket.changed':
      return fact.withMessage ? undefined : happened('changed', fact.cause, changeFacts(fact.changes))
    case 'message.added':
      return fact.isFirst ? undefined : happened('message', fact.cause, changeFacts(fact.changes), fact.message)
    case 'ticket.rated':
      return happened('rated', fact.cause, { rating: fact.score })
    case 'approval.decided':
      // Whoever takes a request back decides nothing.
      if (fact.approval.outcome === 'withdrawn') return undefined
      return happened('approval', fact.cause, {
        approvalOutcome: [fact.approval.outcome === 'approved' ? 'granted' : 'refused'],
        approvalFlow: fact.approval.flowId === null ? [] : [fact.approval.flowId],
      })
    case 'clock.warning':
      return happened('warning', fact.cause, { clock: [fact.clock] })
    case 'clock.breached':
      return happened('breached', fact.cause, { clock: [fact.clock] })
    case 'alert.firing':
      return happened('alertFiring', fact.cause, {})
    case 'alert.over':
      return happened('alertOver', fact.cause, {})
    default:
      return undefined
  }
}

/** What was changed, and what was there before. */
export function changeFacts(changes: readonly FieldChange[]): Occasion['facts'] {
  const facts: Occasion['facts'] = { changed: changes.map(({ field }) => nameOf(field)) }
  for (const { field, from } of changes) {
    const value = factOf(from)
    if (value !== undefined) facts[`was:${nameOf(field)}`] = value
  }
  return facts
}

export function messageFacts(message: Pick<MessageRow, keyof typeof messageColumns>): Occasion['facts'] {
  const { isAutomatic, direction, kind, newText, fromAddress, fromName, authorId } = message
  return {
    side: [isAutomatic ? 'machine' : direction === 'in' ? 'requester' : 'agent'],
    messageKind: [kind],
    text: [newText],
    sender: [fromAddress ?? fromName],
    author: authorId === null ? [] : [authorId],
  }
}
/** The columns of a message that rules look at. */
export const messageColumns = {
  isAutomatic: true,
  direction: true,
  kind: true,
  newText: true,
  fromAddress: true,
  fromName: true,
  authorId: true,
} as const

function happened(
  trigger: Occasion['trigger'],
  cause: Cause,
  facts: Occasion['facts'],
  message?: MessageRow,
): Occasion {
  return {
    trigger,
    facts: { cause: [cause.kind], ...alertFacts(trigger, cause), ...facts, ...(message && messageFacts(message)) },
    messageId: message?.id ?? null,
  }
}

/** An alert is there before its incident is: on opening, nothing else could say of which it is. */
function alertFacts(trigger: Occasion['trigger'], cause: Cause): Occasion['facts'] {
  if (cause.kind !== 'alert' || cause.alert === undefined) return {}
  return { ...factsOfAlert([cause.alert]), ...(trigger === 'created' && { alertFires: true }) }
}

function nameOf(field: string): string {
  return names[field] ?? field.replace(/^fields\./, 'field:')
}

/** Values as the history keeps them: references with id and name. */
function factOf(value: unknown): Occasion['facts'][string] | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') return [value.id]
  return undefined
}
