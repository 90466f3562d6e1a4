import { alertSeverity } from './alerts.ts'
import { clockKind } from './clocks.ts'
import { languages } from './common.ts'
import { channel, ticketStatus, ticketType } from './ticket-fields.ts'

/**
 * What the condition of a rule may look at, and what kind of thing it is. References (team, assignee, requester,
 * organization, inbox, author, reason of a rating) are ids.
 */
export const ruleFields = {
  status: 'choice',
  type: 'choice',
  channel: 'choice',
  language: 'choice',
  priority: 'number',
  impact: 'number',
  urgency: 'number',
  subject: 'text',
  /** One of the ticket's tags. */
  tag: 'choice',
  team: 'choice',
  assignee: 'choice',
  inbox: 'choice',
  messageCount: 'number',
  awaitsReply: 'flag',
  hasParent: 'flag',
  rating: 'number',
  /** How easy it was, 1 to 7. */
  effort: 'number',
  /** Why the requester was content or not. */
  ratingReason: 'choice',
  requester: 'choice',
  requesterName: 'text',
  requesterAddress: 'text',
  organization: 'choice',
  organizationName: 'text',
  isVip: 'flag',
  /** A major incident that goes on. */
  isMajor: 'flag',
  /** The fields that were just changed; on opening, all that are set. */
  changed: 'choice',
  /** What or who did it. */
  cause: 'choice',
  /** Whose message it is: the requester's side, an agent, or a machine. */
  side: 'choice',
  messageKind: 'choice',
  /** What was newly written, without what it quotes. */
  text: 'text',
  sender: 'text',
  author: 'choice',
  hasFiles: 'flag',
  /** An alert that the ticket stands for fires. */
  alertFires: 'flag',
  /**
   * Of the alert that just began or ended; else of those of the ticket that fire, or did where none does any more.
   * The source is the id of a monitor, or its kind where it is none that was set up, as `device`.
   */
  alertSeverity: 'choice',
  alertSource: 'choice',
  alertCheck: 'text',
  /** Ids of the groups of the devices that the ticket is about. */
  deviceGroup: 'choice',
  /** Ids of skills; with `:2` or `:3` behind, only from that level on. */
  skillNeeded: 'choice',
  assigneeSkill: 'choice',
  /** The assignee has not all that the ticket asks for. */
  lacksSkill: 'flag',
  /** The promise whose time is running out, or has run out. */
  clock: 'choice',
  hoursSinceCreated: 'number',
  hoursSinceUpdated: 'number',
  hoursInStatus: 'number',
  hoursSinceSolved: 'number',
  hoursSinceRequesterWrote: 'number',
  hoursSinceAgentWrote: 'number',
} as const
export type RuleField = keyof typeof ruleFields

/** Fields whose former value may be asked for as `was:status`; that of a custom field is `was:field:site`. */
export const formerFields = [
  'subject',
  'status',
  'type',
  'priority',
  'impact',
  'urgency',
  'team',
  'assignee',
  'requester',
  'tag',
] as const

/** The words that choices are made of; the others are references. */
export const ruleChoices = {
  status: ticketStatus.options,
  type: ticketType.options,
  channel: channel.options,
  language: languages,
  changed: [...formerFields, 'isMajor'],
  cause: ['person', 'mail', 'hook', 'recurrence', 'filter', 'rule', 'assignment', 'alert', 'system'],
  side: ['requester', 'agent', 'machine'],
  messageKind: ['reply', 'note', 'call'],
  clock: clockKind.options,
  alertSeverity: alertSeverity.options,
} as const satisfies Partial<Record<RuleField, readonly string[]>>

export const formerPrefix = 'was:'
/** Whether a calendar is open now, by its id. */
export const openPrefix = 'open:'

/** How a skill from a level on is named in conditions; without a level: whatever level. */
export function skillFact(skillId: string, level = 1): string {
  return level === 1 ? skillId : `${skillId}:${level}`
}

export function isRuleField(field: string): field is RuleField {
  return Object.hasOwn(ruleFields, field)
}
