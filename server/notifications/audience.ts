import type { NotificationKind } from '#contract/notifications.ts'
import type { Work } from '../kernel/context.ts'
import type { Cause, TicketFact, TicketRow } from '../tickets/index.ts'

/** Somebody to be told of a fact, once and in one way. */
export interface Told {
  personId: string
  kind: NotificationKind
  messageId?: string
  taskId?: string
  approvalId?: string
}

/** Whom a fact concerns; whether they see the ticket is asked of all of them afterwards. */
export async function audienceOf(work: Work, fact: TicketFact): Promise<Told[]> {
  switch (fact.type) {
    case 'ticket.created':
      return givenTo(work, fact.ticket, { assignee: true, team: true })
    case 'ticket.changed': {
      const isChanged = (field: string) => fact.changes.some((change) => change.field === field)
      return givenTo(work, fact.ticket, { assignee: isChanged('assigneeId'), team: isChanged('teamId') })
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
    case 'approval.asked':
      return fact.votes.map(({ personId }) => ({ personId, kind: 'approval_asked', approvalId: fact.approval.id }))
    case 'approval.decided':
      return endedFor(fact)
    case 'message.moved':
      return []
  }
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

/** A team is told of what nobody has taken yet. */
async function givenTo(work: Work, ticket: TicketRow, isNew: { assignee: boolean; team: boolean }): Promise<Told[]> {
  const { assigneeId, teamId } = ticket
  if (assigneeId !== null) return isNew.assignee ? [{ personId: assigneeId, kind: 'assigned' }] : []
  if (teamId === null || !isNew.team) return []
  const members = await work.tx.selectFrom('teamMembers').select('personId').where('teamId', '=', teamId).execute()
  return members.map(({ personId }) => ({ personId, kind: 'assigned_to_team' as const }))
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
    const isAnswer = message.direction === 'in' && message.kind !== 'call'
    if (ticket.assigneeId !== null) told.set(ticket.assigneeId, isAnswer ? 'requester_answered' : 'followed')
  }
  for (const personId of mentions) told.set(personId, 'mentioned')
  return [...told].map(([personId, kind]) => ({ personId, kind, messageId: message.id }))
}
