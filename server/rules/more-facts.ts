import { sql } from 'kysely'
import type { RuleField } from '#contract/rule-fields.ts'
import type { FactValue } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'

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

/** Whether a field is one of those that are read from the rows around the ticket. */
export function isReadApart(field: string): boolean {
  return apart.includes(field) || field.startsWith('person:') || field.startsWith('company:')
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

/** What the rows around a ticket say: its requester, its organization, its messages. */
export async function readMore(
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

/** A custom field out of those of a ticket, a person or an organization. */
export function customOf(values: unknown, field: string, prefix: string): FactValue | undefined {
  if (!field.startsWith(prefix) || typeof values !== 'object' || values === null) return undefined
  const value: unknown = Object.getOwnPropertyDescriptor(values, field.slice(prefix.length))?.value
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined
}

export function some(value: string | null): string[] {
  return value === null ? [] : [value]
}

export function hoursSince(since: Date | null, now: Date): number | undefined {
  return since === null ? undefined : Math.round((now.getTime() - since.getTime()) / 36_000) / 100
}
