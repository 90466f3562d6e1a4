import { z } from 'zod'
import { attachment } from './attachments.ts'
import { id, instant } from './common.ts'
import { personRef } from './people.ts'
import { ticketStatus } from './ticket-fields.ts'

/** Why a reply did not leave at its time. Its text is kept. */
export const stopReason = z
  .enum([
    'taken_back',
    /** A senior gave it back to its author, with a word. */
    'sent_back',
    /** The requester, or somebody else from outside, wrote first. */
    'requester_wrote',
    /** A colleague answered first. */
    'colleague_replied',
    /** Its author may not write on the ticket any more. */
    'no_access',
    'ticket_closed',
    'files_gone',
    /** The ticket cannot get the status that goes with the reply. */
    'status_refused',
    /** It was to solve a ticket that lacks what every solved ticket has. */
    'unfinished',
    'refused',
  ])
  .meta({ id: 'StopReason' })
export type StopReason = z.infer<typeof stopReason>

/** A reply that is written and has not left; agents who see the ticket see it. */
export const scheduledReply = z
  .object({
    id,
    ticket: z.object({ number: z.int(), subject: z.string() }),
    author: personRef,
    /**
     * undo: it waits for a few seconds, to be taken back; later: for a time that its author chose; approval: for the
     * word of a senior, and then for its time if that is still to come.
     */
    kind: z.enum(['undo', 'later', 'approval']),
    state: z.enum(['waiting', 'stopped']),
    /** Null while it waits. */
    stopReason: stopReason.nullable(),
    /** What a senior said when she sent it back; empty otherwise. */
    word: z.string(),
    /** Who approved it, while it waits for its time. */
    approvedBy: personRef.nullable(),
    sendAt: instant,
    /** Until it leaves, by the server's clock; 0 when that has come. */
    secondsLeft: z.number().min(0),
    /** Cleaned. */
    bodyHtml: z.string(),
    /** Addresses. Null: the usual recipient, of whom none is known. */
    to: z.array(z.string()).nullable(),
    cc: z.array(z.string()),
    bcc: z.array(z.string()),
    dropParticipants: z.array(z.string()),
    quotesHistory: z.boolean().nullable(),
    /** What the ticket becomes when the reply leaves; null: as replies do. */
    status: ticketStatus.nullable(),
    attachments: z.array(attachment),
    createdAt: instant,
    can: z.object({
      /** Write on in it: it is the caller's own. */
      edit: z.boolean(),
      /** Approve it, as it is or changed, or send it back. */
      approve: z.boolean(),
      /** Send it at once, or at another time. */
      send: z.boolean(),
      /** Take it back, or discard it. */
      stop: z.boolean(),
    }),
  })
  .meta({ id: 'ScheduledReply' })
export type ScheduledReply = z.infer<typeof scheduledReply>
