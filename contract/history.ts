import { z } from 'zod'
import { assignmentReason } from './assignment-reason.ts'
import { id, instant } from './common.ts'
import { personRef } from './people.ts'

/** One change in a ticket's life: who or what did it, why, and what was before. */
export const historyEntry = z
  .object({
    id,
    type: z.enum([
      'ticket.created',
      'ticket.changed',
      'message.added',
      'message.delivery',
      'message.moved',
      'message.resent',
      /** An agent chose when a reply leaves, or chose anew. */
      'reply.scheduled',
      /** A reply did not leave at its time, or was taken back. */
      'reply.stopped',
      /** An agent in training wrote a reply, which a senior is to approve. */
      'reply.proposed',
      'reply.approved',
      /** A side conversation was ended, or goes on. */
      'side.changed',
      'ticket.linked',
      'ticket.unlinked',
      'ticket.rated',
      /** The requester will be asked for a rating, at `dueAt`; was asked in a mail of its own; or is not, with the reason. */
      'rating.planned',
      'rating.asked',
      'rating.not_asked',
      'mail.held_back',
      /** Monitoring says that a problem is over, or back. */
      'problem.changed',
      'ticket.filtered',
      'ticket.merged',
      'ticket.unmerged',
      'task.added',
      'task.changed',
      'task.done',
      'task.reopened',
      'task.removed',
      'task.sorted',
      'time.changed',
      /** A device was put on the ticket, or taken off. */
      'device.added',
      'device.removed',
      'follower.added',
      'follower.removed',
      /** Somebody on call is needed, or was called. */
      'call.made',
      'call.answered',
      /** Everybody on call was called, and nobody answered. */
      'call.unanswered',
      /** An article was linked to it, or written from it. */
      'article.linked',
      'article.unlinked',
      'article.written',
      'approval.requested',
      /** Somebody approved or rejected; `outcome` says where that ended the request. */
      'approval.decided',
      'approval.expired',
      'approval.withdrawn',
      /** Somebody else decides now. */
      'approval.passed_on',
      /** Somebody is not asked, and why. */
      'approval.skipped',
      'approval.reminded',
      /** Another service level agreement, or another version of it, applies from then on. */
      'sla.applied',
      /** The time of a promise is running out. */
      'clock.warning',
      /** A promise was not kept in time. */
      'clock.breached',
      'ticket.escalated',
      /** An alert that the ticket stands for began or came back, or is over; a note says so as well. */
      'alert.firing',
      'alert.over',
      'major.declared',
      /** It is over, and to be reviewed. */
      'major.ended',
      'major.reviewed',
      /** One update went to everybody whom it concerns. */
      'major.told',
      /** Somebody wants to help on a machine from afar. */
      'remote.asked',
      /** The person there said yes, said no, or nothing. */
      'remote.granted',
      'remote.refused',
      'remote.timed_out',
      /** Both sides were there. */
      'remote.began',
      /** A file or a clipboard went to the machine or came from it, or a part of one. */
      'remote.transferred',
      'remote.ended',
      /** A link into MeshCentral was made, or ended before its time. */
      'mesh.link_made',
      'mesh.link_ended',
      /** MeshCentral says so of a session on the machine while such a link was good. */
      'mesh.began',
      'mesh.ended',
      /** A program was asked to do a step of a requested service, and said how that went. */
      'service.step_started',
      'service.step_done',
      'service.step_failed',
      /** An agent had it done again, or left it out, after it had failed. */
      'service.step_retried',
      'service.step_skipped',
      /** The ticket was closed before all steps were done. */
      'service.steps_cancelled',
    ]),
    cause: z.object({
      kind: z.enum([
        'person',
        'mail',
        'system',
        'import',
        'filter',
        'hook',
        'recurrence',
        'rule',
        'assignment',
        'alert',
      ]),
      /** The person, when one did it. */
      person: personRef.nullable(),
      /** For `system`: the name of the job, for `mail`: the id of the received mail, for `filter`, `hook`, `recurrence`, `rule` and `alert`: its name, for `person`: the macro it was done with. */
      detail: z.string().nullable(),
      /** For `assignment`: why it went to whom it did. */
      assignment: assignmentReason.optional(),
      /** For `rule`: the run that says why; it is forgotten after a while. */
      ruleRunId: id.nullable(),
    }),
    /** Fields with their value before and after, as words where they are references. */
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    messageId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof historyEntry>
