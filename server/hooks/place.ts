import type { Selectable } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { HookMapping, HookReading, HookReason } from '#contract/hooks.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Hooks } from '../kernel/tables.ts'
import { findOrCreateRequester, type PersonRow } from '../people/index.ts'
import { isTeam } from '../teams/index.ts'
import { addMessage, bodyOf, type Cause, type NewMessage, openTicket, type TicketRow } from '../tickets/index.ts'

/** What became of something that arrived. */
export interface Placed {
  state: 'opened' | 'added' | 'solved' | 'ignored' | 'failed'
  reason: HookReason | null
  ticketId: string | null
}

interface Case {
  hook: Pick<Selectable<Hooks>, 'id' | 'name'>
  mapping: HookMapping
  reading: HookReading
}

export async function placeReading(work: Work, given: Case): Promise<Placed> {
  const { mapping, reading } = given
  if (reading.outcome === 'ignore') return { state: 'ignored', reason: reading.reason, ticketId: null }
  const open = await openTicketOf(work, given)
  if (reading.outcome === 'solve') {
    if (open === undefined) return { state: 'ignored', reason: 'nothing_open', ticketId: null }
    return add(work, given, open, 'solved')
  }
  if (reading.requesterEmail === null) return { state: 'failed', reason: 'no_requester', ticketId: null }
  if (open !== undefined) return add(work, given, open)
  if (mapping.teamId !== null && !(await isTeam(work.tx, mapping.teamId)))
    return { state: 'failed', reason: 'no_team', ticketId: null }
  return openOne(work, given, reading.requesterEmail)
}

async function openOne(work: Work, given: Case, email: string): Promise<Placed> {
  const { hook, mapping, reading } = given
  const requester = await findOrCreateRequester(work, { email, name: reading.requesterName || undefined })
  const inbox = await defaultInbox(work.tx)
  const { ticket } = await openTicket(
    work,
    {
      subject: reading.subject,
      type: mapping.type,
      impact: reading.impact,
      urgency: reading.urgency,
      channel: 'api',
      // The database's check holds the column to these words.
      language: requester.language as Language,
      requesterId: requester.id,
      inboxId: inbox?.id ?? null,
      teamId: mapping.teamId ?? inbox?.teamId ?? null,
      assigneeId: null,
      tags: reading.tags,
      fields: Object.fromEntries(reading.fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))),
    },
    messageOf(given, requester),
    causeOf(given),
  )
  if (reading.key !== null) await rememberSubject(work, hook.id, reading.key, ticket.id)
  return { state: 'opened', reason: null, ticketId: ticket.id }
}

async function add(work: Work, given: Case, ticket: TicketRow, status?: 'solved'): Promise<Placed> {
  const author = await work.tx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', ticket.requesterId)
    .executeTakeFirstOrThrow()
  const message = { ...messageOf(given, author), ...(status !== undefined && { status }) }
  await addMessage(work, ticket, message, causeOf(given))
  return { state: status ?? 'added', reason: null, ticketId: ticket.id }
}

function messageOf({ mapping, reading }: Case, author: PersonRow): NewMessage {
  return {
    ...bodyOf({ bodyText: reading.text }),
    kind: 'reply',
    direction: 'in',
    authorId: author.id,
    from: { name: author.name, address: author.email },
    to: [],
    cc: [],
    channel: 'api',
    isAutomatic: mapping.isFromMachine,
    attachmentIds: [],
  }
}

function causeOf({ hook, mapping }: Case): Cause {
  return { kind: 'hook', name: hook.name, isFromMachine: mapping.isFromMachine }
}

const unsolved: TicketStatus[] = ['new', 'open', 'pending', 'on_hold']

/** The ticket that is about the same matter and not solved yet, locked; where it was merged, the one that stands. */
async function openTicketOf(work: Work, { hook, reading }: Case): Promise<TicketRow | undefined> {
  if (reading.key === null) return undefined
  const known = await work.tx
    .selectFrom('hookSubjects')
    .select('ticketId')
    .where('hookId', '=', hook.id)
    .where('key', '=', reading.key)
    .executeTakeFirst()
  const ticket = await standing(work, known?.ticketId)
  return ticket !== undefined && unsolved.some((status) => status === ticket.status) ? ticket : undefined
}

async function standing(work: Work, id: string | undefined): Promise<TicketRow | undefined> {
  if (id === undefined) return undefined
  const query = work.tx.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate()
  const ticket = await query.executeTakeFirst()
  return ticket?.mergedIntoId == null ? ticket : standing(work, ticket.mergedIntoId)
}

async function rememberSubject(work: Work, hookId: string, key: string, ticketId: string): Promise<void> {
  await work.tx
    .insertInto('hookSubjects')
    .values({ hookId, key, ticketId })
    .onConflict((conflict) => conflict.columns(['hookId', 'key']).doUpdateSet({ ticketId }))
    .execute()
}
