import type { Work } from '../kernel/context.ts'
import type { Cause, MessageRow, TicketFact, TicketRow } from '../tickets/index.ts'
import { mailAcknowledgement, mailReply, mailSolved } from './write-mails.ts'

/** Which mails follow from what happened to a ticket. Registered at the composition root. */
export async function mailReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type === 'message.moved') return followMessage(work, fact.message)
  if (fact.cause.kind === 'import' || (fact.cause.kind === 'person' && fact.cause.isQuiet)) return
  switch (fact.type) {
    case 'ticket.created':
      if (!isMachine(fact.cause)) await mailAcknowledgement(work, fact.ticket)
      return
    case 'ticket.changed':
      if (!fact.withMessage && becameSolved(fact) && !isByRequester(fact.cause, fact.ticket)) {
        await mailSolved(work, fact.ticket)
      }
      return
    case 'message.added':
      if (fact.message.kind === 'reply' && fact.message.direction === 'out') {
        await mailReply(work, fact.ticket, fact.message, becameSolved(fact))
      } else if (becameSolved(fact) && !isByRequester(fact.cause, fact.ticket) && !isMachine(fact.cause)) {
        await mailSolved(work, fact.ticket)
      }
  }
}

/** The mails that a message came or left as are found where it is. */
async function followMessage(work: Work, { id, ticketId }: MessageRow): Promise<void> {
  await work.tx.updateTable('receivedMails').set({ ticketId }).where('ticketMessageId', '=', id).execute()
  await work.tx.updateTable('outgoingMails').set({ ticketId }).where('messageId', '=', id).execute()
}

/** RFC 3834: a machine's mail gets no automatic answer; nor does a machine that calls a hook, the calendar, or the monitoring. */
function isMachine(cause: Cause): boolean {
  if (cause.kind === 'recurrence' || cause.kind === 'alert') return true
  return 'isAutomatic' in cause ? cause.isAutomatic : 'isFromMachine' in cause && cause.isFromMachine
}

function becameSolved(fact: Extract<TicketFact, { changes: unknown }>): boolean {
  return fact.changes.some(({ field, to }) => field === 'status' && to === 'solved')
}

function isByRequester(cause: Cause, ticket: TicketRow): boolean {
  return 'personId' in cause && cause.personId === ticket.requesterId
}
