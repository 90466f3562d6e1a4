import { openPrefix, type RuleField } from '#contract/rule-fields.ts'
import { isOpen, listCalendars } from '../calendars/index.ts'
import { type FactValue, type Lookup, lookupOf } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'
import { isAlertField, readAlertFacts } from './alert-facts.ts'
import { customOf, hoursSince, isReadApart, readMore, some } from './more-facts.ts'
import type { Occasion } from './occasion.ts'
import { isSkillField, readSkillFacts } from './skill-facts.ts'

/** What rules know of a ticket. What the ticket's row does not say is read once, and only if a rule asks for it. */
export interface TicketFacts extends Lookup {
  /** Reads what these fields need, unless it is known. */
  load(fields: readonly string[]): Promise<void>
  /** The ticket has changed: what was known of its row is not asked any more. */
  follow(ticket: TicketRow): void
}

interface Around {
  db: Db | Tx
  ticket: TicketRow
  occasion: Occasion
  now: Date
}

export function factsAbout({ db, ticket: first, occasion, now }: Around): TicketFacts {
  let ticket = first
  let row = rowFacts(ticket, now)
  const known = new Map<Part, ReadonlyMap<string, FactValue>>()
  let lookup = lookupOf(get)
  function get(field: string): FactValue | undefined {
    return occasion.facts[field] ?? row.get(field) ?? customOf(ticket.fields, field, 'field:') ?? readApart(field)
  }
  function readApart(field: string): FactValue | undefined {
    const part = parts.find((one) => one.has(field))
    return part && known.get(part)?.get(field)
  }
  return {
    get,
    plainTexts: (field) => lookup.plainTexts(field),
    load: async (fields) => {
      const missing = parts.filter((part) => !known.has(part) && fields.some(part.has))
      for (const part of missing) known.set(part, await part.read({ db, ticket, occasion, now }))
      if (missing.length > 0) lookup = lookupOf(get)
    },
    follow: (next) => {
      for (const part of known.keys()) if (!part.outlives(ticket, next)) known.delete(part)
      ticket = next
      row = rowFacts(ticket, now)
      lookup = lookupOf(get)
    },
  }
}

/** What is read together, and for how long it stays true while rules change the ticket. */
interface Part {
  has(field: string): boolean
  read(around: Around): Promise<ReadonlyMap<string, FactValue>>
  outlives(before: TicketRow, after: TicketRow): boolean
}

const parts: readonly Part[] = [
  {
    has: isReadApart,
    read: ({ db, ticket, occasion, now }) => readMore(db, ticket, { messageId: occasion.messageId, now }),
    outlives: (before, after) => before.requesterId === after.requesterId,
  },
  { has: (field) => field.startsWith(openPrefix), read: ({ db, now }) => readHours(db, now), outlives: () => true },
  { has: isAlertField, read: ({ db, ticket }) => readAlertFacts(db, ticket.id), outlives: () => true },
  // Tags, fields and the assignee say what skills are asked for and there.
  { has: isSkillField, read: ({ db, ticket }) => readSkillFacts(db, ticket), outlives: () => false },
]

/** The facts that a ticket's row holds. */
export function rowFacts(ticket: TicketRow, now: Date): ReadonlyMap<string, FactValue> {
  const facts: Partial<Record<RuleField, FactValue | undefined>> = {
    status: [ticket.status],
    type: [ticket.type],
    channel: [ticket.channel],
    language: [ticket.language],
    priority: ticket.priority,
    impact: ticket.impact,
    urgency: ticket.urgency,
    subject: [ticket.subject],
    tag: ticket.tags,
    team: some(ticket.teamId),
    assignee: some(ticket.assigneeId),
    inbox: some(ticket.inboxId),
    requester: [ticket.requesterId],
    organization: some(ticket.organizationId),
    messageCount: ticket.messageCount,
    awaitsReply: ticket.awaitsReply,
    isMajor: ticket.isMajor,
    hoursSinceCreated: hoursSince(ticket.createdAt, now),
    hoursSinceUpdated: hoursSince(ticket.updatedAt, now),
    hoursInStatus: hoursSince(ticket.statusSince ?? ticket.updatedAt, now),
    hoursSinceSolved: hoursSince(ticket.solvedAt, now),
  }
  return new Map(Object.entries(facts).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])))
}

/** Which calendars are open. */
async function readHours(db: Db | Tx, now: Date): Promise<ReadonlyMap<string, FactValue>> {
  const calendars = await listCalendars(db)
  return new Map(calendars.map((calendar) => [openPrefix + calendar.id, isOpen(calendar, now)]))
}
