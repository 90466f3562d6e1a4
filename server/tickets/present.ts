import type { ClockKind } from '#contract/clocks.ts'
import type { Ticket, TicketStatus, TicketSummary } from '#contract/tickets.ts'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import type { TicketDetails } from './queries.ts'
import { seesNotes } from './reach.ts'
import type { SummaryRow } from './select.ts'
import { isClosedForGood, isUnsolved, mayMove, movesFrom } from './transitions.ts'

export function presentSummary(row: SummaryRow, actor: Actor): TicketSummary {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    subject: row.subject,
    type: row.type as TicketSummary['type'],
    status: row.status as TicketStatus,
    impact: row.impact,
    urgency: row.urgency,
    priority: row.priority,
    channel: row.channel as TicketSummary['channel'],
    language: row.language as TicketSummary['language'],
    requester: {
      id: row.requesterId,
      name: row.requesterName,
      email: row.requesterEmail,
      role: row.requesterRole as TicketSummary['requester']['role'],
    },
    isVip: isAgent(actor) && row.isVip,
    isMajor: isAgent(actor) && row.isMajor,
    organization: named(row.organizationId, row.organizationName),
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? '', color: row.teamColor ?? '' },
    assignee: presentAssignee(row, actor),
    tags: isAgent(actor) ? row.tags : [],
    snippet: seesNotes(actor) ? row.snippet : row.publicSnippet,
    messageCount: row.seenMessageCount,
    awaitsReply: row.awaitsReply,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    nextDue: nextDueOf(row, actor),
    isClockPaused: isAgent(actor) && row.isClockPaused,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    solvedAt: row.solvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

export function presentTicket(
  row: SummaryRow,
  details: TicketDetails,
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
): Ticket {
  return {
    ...presentSummary(row, actor),
    inbox: details.inbox,
    fields: details.fields,
    fieldNames: details.fieldNames,
    priorityReason: seesNotes(actor) ? row.priorityReason : null,
    participants: details.participants,
    followers: seesNotes(actor) ? details.followers : [],
    links: seesNotes(actor) ? details.links : [],
    mergedInto: row.mergedIntoId === null ? null : (details.mergedInto ?? { number: null, subject: null }),
    merged: seesNotes(actor) ? details.merged : [],
    rating: details.rating === null ? null : { ...details.rating, ratedAt: toInstant(details.rating.ratedAt) },
    hasFiles: details.hasFiles,
    unread: details.unread,
    clocks: details.clocks,
    can: {
      ...whatMay(row, actor, row.mergedIntoId !== null || isClosedForGood(row, details.reopenWithinDays, now())),
      answerRating: details.rating !== null && row.mergedIntoId === null && (isAdmin(actor) || details.leadsTeam),
    },
  }
}

function nextDueOf(row: SummaryRow, actor: Actor): TicketSummary['nextDue'] {
  if (!isAgent(actor) || row.nextDueAt === null || row.nextDueClock === null) return null
  return {
    // Written by the clocks only.
    clock: row.nextDueClock as ClockKind,
    dueAt: row.nextDueAt.toISOString(),
    soonAt: (row.nextSoonAt ?? row.nextDueAt).toISOString(),
  }
}

/** What the reader may do with the ticket; the screen only obeys. */
function whatMay(row: SummaryRow, actor: Actor, isOver: boolean): Omit<Ticket['can'], 'answerRating'> {
  const status = row.status as TicketStatus
  const agent = isAgent(actor) || actor.kind === 'system'
  const isRequester = actor.kind === 'person' && actor.id === row.requesterId
  return {
    reply: !isOver,
    note: agent && row.mergedIntoId === null,
    change: agent && status !== 'closed',
    solve: (agent || isRequester) && isUnsolved(status) && mayMove(status, 'solved'),
    reopen: status === 'solved',
    rate: isRequester && !isUnsolved(status),
    statuses: agent && row.mergedIntoId === null ? [...movesFrom(status)] : [],
  }
}

/** Requesters learn the name of who works for them, not the address. */
function presentAssignee(row: SummaryRow, actor: Actor): TicketSummary['assignee'] {
  if (row.assigneeId === null) return null
  return {
    id: row.assigneeId,
    name: row.assigneeName ?? '',
    email: seesNotes(actor) ? row.assigneeEmail : null,
    role: row.assigneeRole as 'agent',
  }
}

function named(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' }
}

/** JSON that PostgreSQL built writes its times with an offset. */
export function toInstant(time: string | Date): string {
  return new Date(time).toISOString()
}
