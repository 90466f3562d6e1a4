import type { NotificationKind } from '#contract/notifications.ts'
import type { Words } from '../words.ts'

const keys = {
  assigned: 'assignedToYou',
  assigned_to_team: 'assignedToTeam',
  requester_answered: 'requesterAnswered',
  side_answered: 'sideAnswered',
  followed: 'saidOnFollowed',
  mentioned: 'mentionedYou',
  invited: 'invitedYou',
  task_assigned: 'taskAssigned',
  task_due: 'taskDue',
  called_out: 'calledOut',
  called: 'calledYou',
  approval_asked: 'approvalAsked',
  approval_ended: 'approvalEnded',
  clock_warning: 'clockWarning',
  clock_breached: 'clockBreached',
  reply_to_approve: 'replyToApprove',
  reply_decided: 'replyDecided',
  escalated: 'escalated',
  pattern_found: 'patternFound',
  article_to_review: 'articleToReview',
  article_returned: 'articleReturned',
  article_published: 'articlePublished',
  article_flagged: 'articleFlagged',
  article_due: 'articleDue',
} as const satisfies Record<NotificationKind, string>

export interface About {
  number: string | number
  subject: string
  /** Who did it. */
  name: string
  task: string
}

/** What happened, in one sentence. */
export function sentenceOf(t: Words, kind: NotificationKind, about: About): string {
  return t(keys[kind], { ...about })
}
