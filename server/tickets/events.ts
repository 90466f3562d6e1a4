import type { AlertSeverity } from '#contract/alerts.ts'
import type { ApprovalOutcome } from '#contract/approvals.ts'
import type { AssignmentReason } from '#contract/assignment-reason.ts'
import type { ClockKind } from '#contract/clocks.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import type { MessageRow, TicketRow } from './schema.ts'

/** Who or what changes a ticket. Kept with every event, so that each can be explained. */
export type Cause =
  | {
      kind: 'person'
      personId: string
      /** Putting things in order inside the desk: nobody outside is told. */
      isQuiet?: boolean
      /** The macro it was done with, by its name, which stays readable when the macro is gone. */
      macro?: string
    }
  | { kind: 'mail'; receivedId: string; personId: string | undefined; isAutomatic: boolean }
  | { kind: 'system'; job: string }
  /** A filter for arriving mail, by its name, which stays readable when the filter is gone. */
  | { kind: 'filter'; name: string }
  /** The desk gave it to somebody, or took it from somebody who is away. */
  | { kind: 'assignment'; reason: AssignmentReason }
  /** A rule, by the name and version it had; `runId` leads to why it was done. */
  | { kind: 'rule'; ruleId: string; version: number; name: string; runId: string }
  /** A hook that a program outside called, by its name. */
  | { kind: 'hook'; name: string; isFromMachine: boolean }
  /** A ticket that comes again and again, by its name. */
  | { kind: 'recurrence'; name: string }
  /** What monitoring raised, by its title; `alert` where it is one alert that says so. */
  | { kind: 'alert'; name: string; alert?: ToldAlert }
  | { kind: 'import'; personId: string | undefined }

/**
 * A past fact about a ticket, after its rows were written and before its transaction ends. `ticket` is the row as it is
 * now: a reaction that changes the ticket puts the new row there, for those that come after it.
 */
export type TicketFact =
  | {
      type: 'ticket.created'
      ticket: TicketRow
      /** Whom it was given to when it was opened; what reactions changed since tells itself. */
      opened: Pick<TicketRow, 'assigneeId' | 'teamId'>
      /** Its first message. */
      message: MessageRow
      cause: Cause
    }
  | {
      type: 'ticket.changed'
      ticket: TicketRow
      changes: FieldChange[]
      /** True when a message brought the change along; `message.added` follows. */
      withMessage: boolean
      cause: Cause
    }
  | {
      type: 'message.added'
      ticket: TicketRow
      message: MessageRow
      isFirst: boolean
      /** What the message changed on the ticket. */
      changes: FieldChange[]
      /** Whom a note names, of those who see the ticket. */
      mentions: string[]
      cause: Cause
    }
  /** Colleagues follow the ticket from now on: of their own will, or because somebody wants them to. */
  | { type: 'followers.added'; ticket: TicketRow; personIds: string[]; cause: Cause }
  | TaskFact
  /** Somebody on call has to come for the ticket. */
  | { type: 'agent.called'; ticket: TicketRow; personId: string; cause: Cause }
  | { type: 'ticket.rated'; ticket: TicketRow; score: number; cause: Cause }
  /** Somebody is to look at the ticket; `text` says why. */
  | { type: 'people.called'; ticket: TicketRow; personIds: string[]; text: string; cause: Cause }
  | ApprovalFact
  /** The time of a promise is running out, or has run out without its being kept. */
  | { type: 'clock.warning' | 'clock.breached'; ticket: TicketRow; clock: ClockKind; cause: Cause }
  /** An agent in training wrote a reply, which these seniors are to approve. */
  | { type: 'reply.proposed'; ticket: TicketRow; seniorIds: string[]; cause: Cause }
  /** A senior let it leave, or sent it back. */
  | { type: 'reply.decided'; ticket: TicketRow; authorId: string; cause: Cause }
  /** What monitoring says of its incident: it began or came back, or is over. What merely goes on tells nobody. */
  | { type: 'alert.firing' | 'alert.over'; ticket: TicketRow; alert: ToldAlert; cause: Cause }
  /** Its clocks are not what they were: a target, a pause, a calendar. */
  | { type: 'clocks.moved'; ticket: TicketRow; cause: Cause }
  /** It needs more hands, or a higher rank; these are to know. */
  | { type: 'ticket.escalated'; ticket: TicketRow; personIds: string[]; cause: Cause }
  /** It is the newest of many about the same; `text` says of what. */
  | { type: 'pattern.found'; ticket: TicketRow; text: string; cause: Cause }
  /** Messages came or went, and whether somebody waits for an answer is not what it was. */
  | { type: 'waiting.moved'; ticket: TicketRow; cause: Cause }
  /** A message is now on `ticket`; whatever hangs on it follows. */
  | { type: 'message.moved'; ticket: TicketRow; message: MessageRow; cause: Cause }

/** What is told of an alert to whatever follows from it. */
export interface ToldAlert {
  severity: AlertSeverity
  /** The kind of monitor, as `grafana`; `device` for what devices measure. */
  source: string
  /** The monitor that said it, where it is one that was set up. */
  sourceId: string | null
  check: string
  /** The group that its device is in. */
  deviceGroupId: string | null
}

/** A task of the ticket was added or changed, and is now like that; nobody is told of the rest. */
export interface TaskFact {
  type: 'task.changed'
  ticket: TicketRow
  task: { id: string; title: string; assigneeId: string | null; dueAt: Date | null; isOpen: boolean }
  /** Whose it was; null for nobody's, and for a new one. */
  wasAssigneeId: string | null
  cause: Cause
}

/** What was asked of people outside the conversation, who say yes or no. */
export type ApprovalFact =
  /** It is now the turn of these people, or they are reminded of it. */
  | { type: 'approval.asked'; ticket: TicketRow; approval: ToldApproval; votes: AskedVote[]; cause: Cause }
  /** The request has ended. */
  | {
      type: 'approval.decided'
      ticket: TicketRow
      approval: ToldApproval & { outcome: ApprovalOutcome }
      cause: Cause
    }

export interface ToldApproval {
  id: string
  /** Null for what was asked without a flow. */
  flowId: string | null
  /** In the desk's currency. */
  amount: number | null
  /** Null when a rule asked. */
  askedById: string | null
}

export interface AskedVote {
  id: string
  /** Who is to decide. */
  personId: string
}

/** Something that follows from a fact inside the same transaction: mails to send, later rules and clocks. */
export type Reaction = (work: Work, fact: TicketFact) => Promise<void>
