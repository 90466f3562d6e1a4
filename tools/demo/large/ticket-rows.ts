import type { TicketStatus } from '#contract/tickets.ts'
import type { Cast, Chance } from '#server/samples/index.ts'
import { wordsOf } from '#server/texts/index.ts'
import { snippetOf } from '#server/tickets/index.ts'
import { impactAndUrgency } from './gravity.ts'
import type { Batch, DocumentPart, EventRow, MessageRow, TicketRow } from './rows.ts'
import type { Line, Story } from './storyteller.ts'

export interface TicketOutline {
  number: number
  story: Story
  status: TicketStatus
  createdAt: number
  now: number
}

interface Tools {
  chance: Chance
  cast: Cast
  newId: (at: number) => string
}

const hour = 3_600_000
const closesAfter = 7 * 24 * hour

/** Adds everything that one ticket consists of. */
export function addTicket(batch: Batch, outline: TicketOutline, tools: Tools): void {
  const { story, createdAt } = outline
  const times = timesOf(outline, tools.chance)
  const ticket = ticketRow(outline, times, tools)
  const messages = story.lines.map((line, index) =>
    messageRow(ticket, story, line, times.said[index] ?? createdAt, tools),
  )
  batch.tickets.push(ticket)
  batch.messages.push(...messages)
  batch.events.push(...eventRows(ticket, messages, times, tools))
  batch.participants.push({
    ticket_id: ticket.id,
    address: story.requester.email,
    name: story.requester.name,
    role: 'requester',
  })
  batch.documents.push(...documentParts(ticket, story.requester, messages))
  if (times.solvedAt !== undefined && tools.chance.happens(0.15)) {
    const score = tools.chance.pick([5, 5, 5, 5, 4, 4, 4, 3, 2, 1])
    const ratedAt = times.solvedAt + 2 * hour
    const about = { ticket_id: ticket.id, person_id: story.requester.id, rated_at: new Date(ratedAt).toISOString() }
    batch.ratings.push({ ...about, id: tools.newId(ratedAt), score, comment: '' })
  }
}

interface Times {
  said: number[]
  takenAt: number | undefined
  solvedAt: number | undefined
  closedAt: number | undefined
  updatedAt: number
}

/** Nothing happens in the future, and what is solved but not closed was solved within the last week. */
function timesOf({ story, status, createdAt, now }: TicketOutline, chance: Chance): Times {
  const latest = now - 60_000
  const said = [createdAt]
  while (said.length < story.lines.length) {
    said.push(Math.min((said.at(-1) ?? createdAt) + Math.ceil(chance.next() ** 3 * 30 * hour) + 60_000, latest))
  }
  const last = said.at(-1) ?? createdAt
  const recently = Math.max(last, now - chance.between(1, 150) * hour)
  const solvedAt = status === 'closed' ? last : status === 'solved' ? recently : undefined
  const closedAt = status === 'closed' ? Math.min(last + closesAfter, latest) : undefined
  const takenAt = status === 'new' ? undefined : Math.min(createdAt + chance.between(5, 90) * 60_000, said[1] ?? latest)
  return { said, takenAt, solvedAt, closedAt, updatedAt: Math.max(last, takenAt ?? 0, solvedAt ?? 0, closedAt ?? 0) }
}

function ticketRow(
  { number, story, status, createdAt }: TicketOutline,
  times: Times,
  { chance, cast, newId }: Tools,
): TicketRow {
  const { scenario, requester, agent, lines } = story
  const publicLine = lines.findLast(({ by }) => by !== 'note')
  const at = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString())
  return {
    id: newId(createdAt),
    number,
    version: lines.length + 2,
    subject: story.subject,
    type: scenario.type,
    status,
    ...impactAndUrgency(chance, scenario),
    priority_reason: null,
    channel: chance.pick(['email', 'email', 'email', 'email', 'portal', 'portal', 'api']),
    language: scenario.language,
    requester_id: requester.id,
    organization_id: requester.organizationId,
    inbox_id: cast.inboxes[scenario.language].id,
    team_id: cast.teamIds[scenario.team],
    assignee_id: status === 'new' || (status === 'open' && chance.happens(0.15)) ? null : agent.id,
    tags: scenario.tags.filter((_, index) => index === 0 || chance.happens(0.5)),
    fields: {},
    merged_into_id: null,
    snippet: snippetOf(lines.at(-1)?.text ?? ''),
    public_snippet: snippetOf(publicLine?.text ?? ''),
    message_count: lines.length,
    // Clocks follow once the rows are there.
    service_policy_id: null,
    sla_version_id: null,
    next_due_at: null,
    next_due_clock: null,
    next_soon_at: null,
    is_clock_paused: false,
    escalation_level: 0,
    is_major: false,
    is_raised_for_vip: false,
    team_version_id: null,
    team_due_at: null,
    awaits_reply: publicLine?.by === 'requester',
    waiting_since: publicLine?.by === 'requester' ? at(times.said[lines.indexOf(publicLine)]) : null,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(times.updatedAt).toISOString(),
    solved_at: at(times.solvedAt),
    closed_at: at(times.closedAt),
    status_since: at(times.closedAt ?? times.solvedAt ?? times.takenAt ?? createdAt),
    assigned_since: at(times.takenAt ?? createdAt),
  }
}

function messageRow(ticket: TicketRow, story: Story, line: Line, at: number, { cast, newId }: Tools): MessageRow {
  const { requester, agent } = story
  const isIn = line.by === 'requester'
  const id = newId(at)
  const { name, address } = cast.inboxes[story.scenario.language]
  const to = isIn ? [{ name, address }] : [{ name: requester.name, address: requester.email }]
  return {
    id,
    ticket_id: ticket.id,
    kind: line.by === 'note' ? 'note' : 'reply',
    direction: isIn ? 'in' : line.by === 'note' ? 'internal' : 'out',
    author_id: isIn ? requester.id : agent.id,
    from_name: isIn ? requester.name : agent.name,
    from_address: isIn ? requester.email : null,
    to_addresses: line.by === 'note' ? [] : to,
    cc_addresses: [],
    bcc_addresses: [],
    forward_of: null,
    side_conversation_id: null,
    quotes_history: null,
    subject: ticket.subject,
    body_text: line.text,
    body_html: line.by === 'agent' ? `<p>${line.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>` : null,
    new_text: line.text,
    is_unverified: false,
    message_id: isIn && ticket.channel === 'email' ? `${id}@${requester.email.split('@')[1]}` : null,
    in_reply_to: null,
    reference_ids: [],
    is_automatic: false,
    channel: isIn ? ticket.channel : 'email',
    matched_by: null,
    received_id: null,
    call: null,
    calendar: null,
    security: null,
    created_at: new Date(at).toISOString(),
  }
}

function eventRows(ticket: TicketRow, messages: MessageRow[], times: Times, { newId }: Tools): EventRow[] {
  const event = (at: number, about: Pick<EventRow, 'type' | 'actor_id' | 'changes' | 'message_id'>): EventRow => ({
    id: newId(at),
    ticket_id: ticket.id,
    cause_kind: 'import',
    cause_detail: null,
    rule_run_id: null,
    created_at: new Date(at).toISOString(),
    ...about,
  })
  const moved = (to: string, from: string) => [{ field: 'status', from, to }]
  const changed = { type: 'ticket.changed', message_id: null }
  return [
    ...messages.map(({ id, author_id }, index) =>
      event(times.said[index] ?? 0, {
        type: index === 0 ? 'ticket.created' : 'message.added',
        actor_id: author_id,
        changes:
          index > 0 && index === messages.length - 1 && times.solvedAt !== undefined ? moved('solved', 'open') : [],
        message_id: id,
      }),
    ),
    ...(times.takenAt === undefined
      ? []
      : [event(times.takenAt, { ...changed, actor_id: ticket.assignee_id, changes: moved('open', 'new') })]),
    ...(times.closedAt === undefined
      ? []
      : [event(times.closedAt, { ...changed, actor_id: null, changes: moved('closed', 'solved') })]),
  ]
}

/** The texts by which a ticket is found, in the order in which its messages came. */
export function documentParts(
  ticket: Pick<TicketRow, 'id' | 'number' | 'subject'>,
  requester: { name: string; email: string },
  messages: readonly Pick<MessageRow, 'direction' | 'new_text'>[],
): DocumentPart[] {
  const words = (text: string) => wordsOf(text).join(' ')
  const whoever = words(`${requester.name} ${requester.email}`)
  const title = words(`${ticket.number} ${ticket.subject}`)
  return [
    { ticket_id: ticket.id, place: 0, title, people: whoever, text: '' },
    ...messages.map(({ direction, new_text }, index) => ({
      ticket_id: ticket.id,
      place: index + 1,
      title: '',
      people: direction === 'in' ? whoever : '',
      text: words(new_text),
    })),
  ]
}
