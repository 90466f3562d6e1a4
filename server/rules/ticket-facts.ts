import { sql } from 'kysely'
import { openPrefix, type RuleField } from '#contract/rule-fields.ts'
import { isOpen, listCalendars } from '../calendars/index.ts'
import { type FactValue, type Lookup, lookupOf } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'
import type { Occasion } from './occasion.ts'

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
  let more: ReadonlyMap<string, FactValue> | undefined
  let hours: ReadonlyMap<string, FactValue> | undefined
  let lookup = lookupOf(get)
  function get(field: string): FactValue | undefined {
    return (
      occasion.facts[field] ??
      row.get(field) ??
      customOf(ticket.fields, field, 'field:') ??
      more?.get(field) ??
      hours?.get(field)
    )
  }
  return {
    get,
    plainTexts: (field) => lookup.plainTexts(field),
    load: async (fields) => {
      const needsMore = more === undefined && fields.some(isReadApart)
      const needsHours = hours === undefined && fields.some((field) => field.startsWith(openPrefix))
      if (needsMore) more = await readMore(db, ticket, { messageId: occasion.messageId, now })
      if (needsHours) hours = await readHours(db, now)
      if (needsMore || needsHours) lookup = lookupOf(get)
    },
    follow: (next) => {
      if (next.requesterId !== ticket.requesterId) more = undefined
      ticket = next
      row = rowFacts(ticket, now)
      lookup = lookupOf(get)
    },
  }
}

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

const apart: readonly string[] = [
  'requesterName',
  'requesterAddress',
  'organizationName',
  'isVip',
  'rating',
  'effort',
  'ratingReason',
  'hasParent',
  'hasFiles',
  'hoursSinceRequesterWrote',
  'hoursSinceAgentWrote',
] satisfies RuleField[]

function isReadApart(field: string): boolean {
  return apart.includes(field) || field.startsWith('person:') || field.startsWith('company:')
}

/** Which calendars are open. */
async function readHours(db: Db | Tx, now: Date): Promise<ReadonlyMap<string, FactValue>> {
  const calendars = await listCalendars(db)
  return new Map(calendars.map((calendar) => [openPrefix + calendar.id, isOpen(calendar, now)]))
}

interface More {
  requesterName: string
  requesterAddress: string | null
  organizationName: string | null
  isVip: boolean
  personFields: unknown
  companyFields: unknown
  rating: number | null
  effort: number | null
  ratingReason: string | null
  hasParent: boolean
  hasFiles: boolean
  requesterWroteAt: Date | null
  agentWroteAt: Date | null
}

async function readMore(
  db: Db | Tx,
  ticket: TicketRow,
  { messageId, now }: { messageId: string | null; now: Date },
): Promise<ReadonlyMap<string, FactValue>> {
  const wroteAt = (direction: string) => sql<Date | null>`(select max(m.created_at) from messages as m
    where m.ticket_id = ${ticket.id} and m.kind <> 'note' and not m.is_automatic and m.direction = ${direction})`
  const row: More = await db
    .selectFrom('people as p')
    .leftJoin('organizations as o', (join) => join.on(sql<boolean>`o.id = ${ticket.organizationId}::uuid`))
    .select(['p.name as requesterName', 'p.email as requesterAddress', 'o.name as organizationName'])
    .select(['p.fields as personFields', 'o.fields as companyFields'])
    .select([
      sql<boolean>`p.is_vip or coalesce(o.is_vip, false)`.as('isVip'),
      sql<number | null>`(select r.score from ratings as r where r.ticket_id = ${ticket.id})`.as('rating'),
      sql<number | null>`(select r.effort from ratings as r where r.ticket_id = ${ticket.id})`.as('effort'),
      sql<string | null>`(select r.reason_id from ratings as r where r.ticket_id = ${ticket.id})`.as('ratingReason'),
      sql<boolean>`exists (select from ticket_links as l
        where l.from_id = ${ticket.id} and l.kind = 'child' and l.removed_at is null)`.as('hasParent'),
      sql<boolean>`exists (select from attachments as a
        where a.message_id = ${messageId}::uuid and not a.is_inline)`.as('hasFiles'),
      wroteAt('in').as('requesterWroteAt'),
      wroteAt('out').as('agentWroteAt'),
    ])
    .where('p.id', '=', ticket.requesterId)
    .executeTakeFirstOrThrow()
  const facts: Partial<Record<RuleField, FactValue | undefined>> = {
    requesterName: [row.requesterName],
    requesterAddress: some(row.requesterAddress),
    organizationName: some(row.organizationName),
    isVip: row.isVip,
    rating: row.rating ?? undefined,
    effort: row.effort ?? undefined,
    ratingReason: some(row.ratingReason),
    hasParent: row.hasParent,
    hasFiles: row.hasFiles,
    hoursSinceRequesterWrote: hoursSince(row.requesterWroteAt, now),
    hoursSinceAgentWrote: hoursSince(row.agentWroteAt, now),
  }
  return new Map([
    ...Object.entries(facts).flatMap(([field, value]): [string, FactValue][] =>
      value === undefined ? [] : [[field, value]],
    ),
    ...customFacts(row.personFields, 'person:'),
    ...customFacts(row.companyFields, 'company:'),
  ])
}

function customFacts(values: unknown, prefix: string): [string, FactValue][] {
  if (typeof values !== 'object' || values === null) return []
  return Object.keys(values).flatMap((key): [string, FactValue][] => {
    const value = customOf(values, prefix + key, prefix)
    return value === undefined ? [] : [[prefix + key, value]]
  })
}

function customOf(values: unknown, field: string, prefix: string): FactValue | undefined {
  if (!field.startsWith(prefix) || typeof values !== 'object' || values === null) return undefined
  const value: unknown = Object.getOwnPropertyDescriptor(values, field.slice(prefix.length))?.value
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined
}

function some(value: string | null): string[] {
  return value === null ? [] : [value]
}

function hoursSince(since: Date | null, now: Date): number | undefined {
  return since === null ? undefined : Math.round((now.getTime() - since.getTime()) / 36_000) / 100
}
