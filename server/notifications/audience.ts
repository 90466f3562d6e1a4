import type { NotificationKind } from '#contract/notifications.ts'
import type { Work } from '../kernel/context.ts'
import type { Cause, MessageRow, TicketFact, TicketRow } from '../tickets/index.ts'

/** Somebody to be told of a fact, once and in one way. */
export interface Told {
  personId: string
  kind: NotificationKind
  messageId?: string
  taskId?: string
  /** Why, where nothing on the ticket says it. */
  text?: string
  approvalId?: string
}

/** Whom a fact concerns; whether they see the ticket is asked of all of them afterwards. */
export async function audienceOf(work: Work, fact: TicketFact): Promise<Told[]> {
  switch (fact.type) {
    case 'ticket.created':
      return givenTo(work, fact.ticket, {
        assignee: fact.ticket.assigneeId === fact.opened.assigneeId,
        team: fact.ticket.teamId === fact.opened.teamId,
      })
    case 'ticket.changed': {
      // Where a rule changed it once more, that tells itself.
      const isNew = (field: 'assigneeId' | 'teamId') =>
        fact.changes.some((change) => change.field === field && idOf(change.to) === fact.ticket[field])
      return givenTo(work, fact.ticket, { assignee: isNew('assigneeId'), team: isNew('teamId') })
    }
    case 'message.added':
      return saidTo(work, fact)
    case 'followers.added':
      return fact.personIds.map((personId) => ({ personId, kind: 'invited' as const }))
    case 'task.changed': {
      const { id, assigneeId, isOpen } = fact.task
      if (assigneeId === null || assigneeId === fact.wasAssigneeId || !isOpen) return []
      return [{ personId: assigneeId, kind: 'task_assigned', taskId: id }]
    }
    case 'agent.called':
      return [{ personId: fact.personId, kind: 'called_out' }]
    case 'people.called':
      return fact.personIds.map((personId) => ({ personId, kind: 'called' as const, text: fact.text }))
    case 'approval.asked':
      return fact.votes.map(({ personId }) => ({ personId, kind: 'approval_asked', approvalId: fact.approval.id }))
    case 'approval.decided':
      return endedFor(fact)
    case 'clock.warning':
    case 'clock.breached':
      return owedBy(work, fact.ticket, fact.type === 'clock.warning' ? 'clock_warning' : 'clock_breached')
    case 'reply.proposed':
      return fact.seniorIds.map((personId) => ({ personId, kind: 'reply_to_approve' as const }))
    case 'reply.decided':
      return [{ personId: fact.authorId, kind: 'reply_decided' }]
    case 'ticket.escalated':
      return fact.personIds.map((personId) => ({ personId, kind: 'escalated' as const }))
    case 'pattern.found':
      return (await agentIds(work)).map((personId) => ({ personId, kind: 'pattern_found' as const, text: fact.text }))
    case 'clocks.moved':
    case 'alert.firing':
    case 'alert.over':
    case 'ticket.rated':
    case 'message.moved':
    case 'waiting.moved':
      return []
  }
}

/** Everybody who works here: who wants to know of it, and sees the ticket, is asked afterwards. */
async function agentIds(work: Work): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('people')
    .select('id')
    .where('role', '<>', 'requester')
    .where('isActive', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever asked, and whose ticket it is. */
function endedFor({ ticket, approval }: Extract<TicketFact, { type: 'approval.decided' }>): Told[] {
  const people = new Set([approval.askedById, ticket.assigneeId].filter((id) => id !== null))
  return [...people].map((personId) => ({ personId, kind: 'approval_ended', approvalId: approval.id }))
}

/** Who did it; undefined when nobody in particular did. */
export function actorOf(cause: Cause): string | undefined {
  return 'personId' in cause ? cause.personId : undefined
}

/** References among changes are kept with their name. */
function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null
}

/** A team is told of what nobody has taken yet. */
async function givenTo(work: Work, ticket: TicketRow, isNew: { assignee: boolean; team: boolean }): Promise<Told[]> {
  const { assigneeId, teamId } = ticket
  if (assigneeId !== null) return isNew.assignee ? [{ personId: assigneeId, kind: 'assigned' }] : []
  if (teamId === null || !isNew.team) return []
  return membersOf(work, teamId, 'assigned_to_team')
}

/** Whoever is to keep a promise: the assignee, or the team while there is none. */
async function owedBy(work: Work, ticket: TicketRow, kind: NotificationKind): Promise<Told[]> {
  if (ticket.assigneeId !== null) return [{ personId: ticket.assigneeId, kind }]
  return ticket.teamId === null ? [] : membersOf(work, ticket.teamId, kind)
}

async function membersOf(work: Work, teamId: string, kind: NotificationKind): Promise<Told[]> {
  const members = await work.tx.selectFrom('teamMembers').select('personId').where('teamId', '=', teamId).execute()
  return members.map(({ personId }) => ({ personId, kind }))
}

function kindFor({ kind, direction, sideConversationId }: MessageRow): NotificationKind {
  if (direction !== 'in' || kind === 'call') return 'followed'
  return sideConversationId === null ? 'requester_answered' : 'side_answered'
}

/** Who wrote what is answered beside the conversation with the requester. */
async function writersBeside(work: Work, { direction, sideConversationId }: MessageRow): Promise<string[]> {
  if (direction !== 'in' || sideConversationId === null) return []
  const rows = await work.tx
    .selectFrom('messages')
    .select('authorId')
    .distinct()
    .where('sideConversationId', '=', sideConversationId)
    .where('direction', '=', 'out')
    .execute()
  return rows.flatMap(({ authorId }) => authorId ?? [])
}

/** Each is told once, of what concerns her most. A machine's mail is no answer. */
async function saidTo(work: Work, fact: Extract<TicketFact, { type: 'message.added' }>): Promise<Told[]> {
  const { ticket, message, isFirst, mentions } = fact
  const told = new Map<string, NotificationKind>()
  if (!isFirst && !message.isAutomatic) {
    const followers = await work.tx
      .selectFrom('ticketFollowers')
      .select('personId')
      .where('ticketId', '=', ticket.id)
      .execute()
    for (const { personId } of followers) told.set(personId, 'followed')
    if (ticket.assigneeId !== null) told.set(ticket.assigneeId, kindFor(message))
    for (const personId of await writersBeside(work, message)) told.set(personId, 'side_answered')
  }
  for (const personId of mentions) told.set(personId, 'mentioned')
  return [...told].map(([personId, kind]) => ({ personId, kind, messageId: message.id }))
}
