import { type RawBuilder, sql } from 'kysely'
import type { TicketStatus } from '#contract/tickets.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { ClockFact, Terms } from './clocks/facts.ts'
import { readTerms, type TermsById } from './terms.ts'

interface EventRow {
  type: string
  changes: FieldChange[]
  createdAt: Date
  /** Who speaks in the message that came with it; null for none, for a note, and for what a machine wrote. */
  speaker: 'requester' | 'agent' | null
}

interface TicketRow {
  id: string
  createdAt: Date
  status: string
  priority: number
  assigneeId: string | null
  teamId: string | null
  events: EventRow[]
}

/** What the clocks of tickets are made of, by the id of the ticket. */
export async function readFacts(db: Db | Tx, ticketIds: readonly string[]): Promise<Map<string, ClockFact[]>> {
  const { rows } = await eventsOf(ticketIds).execute(db)
  const versions = rows.flatMap(({ events }) =>
    events.flatMap(({ changes }) =>
      [versionIn(changes, 'slaPolicy')?.id ?? [], versionIn(changes, 'teamAgreement')?.id ?? []].flat(),
    ),
  )
  const terms = await readTerms(db, versions)
  return new Map(rows.map((row) => [row.id, factsOf(row, terms)]))
}

/** One question for all; what clocks do not depend on stays in the database. */
function eventsOf(ticketIds: readonly string[]) {
  return sql<TicketRow>`
    select t.id, t.created_at, t.status, t.priority, t.assignee_id, t.team_id, e.events
    from tickets as t
    cross join lateral (
      select coalesce(json_agg(json_build_object(
          'type', e.type, 'changes', e.changes, 'createdAt', e.created_at, 'speaker', ${speaker}) order by e.id), '[]')
        as events
      from ticket_events as e left join messages as m on m.id = e.message_id
      where e.ticket_id = t.id and ${isTelling}
    ) as e
    where t.id = any(${ticketIds}::uuid[])`
}

const speaker: RawBuilder<EventRow['speaker']> = sql`case
  when m.kind = 'note' or m.is_automatic or e.type not in ('message.added', 'message.moved') then null
  when m.direction = 'in' then 'requester' when m.direction = 'out' then 'agent' end`

const isTelling = sql<boolean>`(e.type = 'message.added' or e.type = 'message.moved' or e.type = 'sla.applied'
  or e.changes @? '$[*] ? (@.field == "status" || @.field == "priority" || @.field == "assigneeId"
    || @.field == "teamId" || @.field == "waitingSince")')`

function factsOf(row: TicketRow, terms: TermsById): ClockFact[] {
  const { events } = row
  const created: ClockFact = {
    type: 'created',
    at: row.createdAt,
    // The database's check holds the column to these words.
    status: firstOf(events, 'status', row.status) as TicketStatus,
    priority: Number(firstOf(events, 'priority', row.priority)),
    isAssigned: firstOf(events, 'assigneeId', row.assigneeId) !== null,
  }
  const moved: ClockFact = { type: 'moved', at: row.createdAt, teamId: idIn(firstOf(events, 'teamId', row.teamId)) }
  return withCalendarChanges([created, moved, ...events.flatMap((event) => factsOfEvent(event, terms))], terms)
}

/** References are kept with id and name, or are the id itself. */
function idIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined
}

/** What a field was before it was changed at all. */
function firstOf(events: EventRow[], field: string, present: unknown): unknown {
  for (const { changes } of events) {
    const change = changes.find((one) => one.field === field)
    if (change !== undefined) return change.from
  }
  return present
}

/** The status first: a reply that solves is the last word, and a question that reopens waits for the next one. */
function factsOfEvent({ type, changes, createdAt, speaker: by }: EventRow, terms: TermsById): ClockFact[] {
  const at = new Date(createdAt)
  const facts: ClockFact[] = []
  for (const { field, to } of changes) {
    if (field === 'status') facts.push({ type: 'status', at, status: to as TicketStatus })
    if (field === 'priority') facts.push({ type: 'priority', at, priority: Number(to) })
    if (field === 'teamId') facts.push({ type: 'moved', at, teamId: idIn(to) })
    if (field === 'assigneeId' && to !== null) facts.push({ type: 'assigned', at })
  }
  const waiting = changes.find(({ field }) => field === 'waitingSince')
  if (waiting !== undefined) {
    facts.push(
      typeof waiting.to === 'string' ? { type: 'waits', at, since: new Date(waiting.to) } : { type: 'answered', at },
    )
  }
  const version = versionIn(changes, 'slaPolicy')
  if (version !== undefined) facts.push({ type: 'promised', at, terms: termsAt(at, version.id, terms) })
  const agreement = versionIn(changes, 'teamAgreement')
  if (agreement !== undefined) facts.push({ type: 'agreed', at, terms: termsAt(at, agreement.id, terms) })
  const hasLeft = type === 'message.moved' && changes.some(({ field }) => field === 'movedTo' || field === 'returnedTo')
  if (by !== null && !hasLeft) facts.push({ type: 'said', at, by })
  return facts
}

function termsAt(at: Date, id: string | undefined, terms: TermsById): Terms | undefined {
  return (terms.get(id ?? '') ?? []).findLast(({ since }) => since <= at.getTime())?.terms
}

/** A calendar that changes while a version applies is a change of the promise, and stands where it happened. */
function withCalendarChanges(facts: ClockFact[], terms: TermsById): ClockFact[] {
  const all: ClockFact[] = []
  let coming: ClockFact[] = []
  for (const fact of facts) {
    all.push(...coming.filter(({ at }) => at <= fact.at))
    coming = coming.filter(({ at }) => at > fact.at)
    all.push(fact)
    // With another team, what the former one agreed to is over.
    if (fact.type === 'moved') coming = coming.filter(({ type }) => type !== 'agreed')
    if (fact.type !== 'promised' && fact.type !== 'agreed') continue
    const { type } = fact
    const later = (terms.get(fact.terms?.versionId ?? '') ?? []).filter(({ since }) => since > fact.at.getTime())
    const changed = later.map((state): ClockFact => ({ type, at: new Date(state.since), terms: state.terms }))
    coming = [...coming.filter((one) => one.type !== type), ...changed].toSorted(
      (one, other) => Number(one.at) - Number(other.at),
    )
  }
  return [...all, ...coming]
}

/** The version that an event put on the ticket; without an id: none applies from then on. */
function versionIn(
  changes: FieldChange[],
  wanted: 'slaPolicy' | 'teamAgreement',
): { id: string | undefined } | undefined {
  const change = changes.find(({ field }) => field === wanted)
  if (change === undefined) return undefined
  // Written by `applyPolicy` and `followTeam` only.
  const to = change.to as { id: string } | null
  return { id: to?.id }
}
