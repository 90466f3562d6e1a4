import { z } from 'zod'
import { id } from './common.ts'
import { fieldKey, fieldValue } from './fields.ts'
import { impact, priority, tag, ticketStatus, ticketType, urgency } from './ticket-fields.ts'

/** How a fact is compared. Texts are compared without regard to case; several values of a fact: one is enough. */
export const ruleOperator = z
  .enum([
    'is',
    'is_not',
    'contains',
    'contains_not',
    'starts_with',
    'ends_with',
    'matches',
    'in_list',
    'greater',
    'less',
    'exists',
    'exists_not',
  ])
  .meta({ id: 'RuleOperator', description: 'matches: a regular expression of RE2, which takes linear time' })
export type RuleOperator = z.infer<typeof ruleOperator>

/** The longest regular expression; longer ones nobody could read again. */
export const longestPattern = 500

const ruleValue = z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(320)).max(500)])
export type RuleValue = z.infer<typeof ruleValue>

export const ruleTest = z
  .object({
    kind: z.literal('test'),
    /** What is looked at, as `subject`; `header:` followed by a name is that header of a mail. */
    field: z.string().max(120),
    operator: ruleOperator,
    /** Left out where nothing is compared (exists). */
    value: ruleValue.optional(),
  })
  .meta({ id: 'RuleTest' })
export type RuleTest = z.infer<typeof ruleTest>

export interface RuleGroup {
  /** all: and; any: or; none: not one of them. */
  kind: 'all' | 'any' | 'none'
  of: RuleCondition[]
}
export type RuleCondition = RuleTest | RuleGroup

const deepest = 5

/** A tree of groups and tests; `none` is the not of the tree. */
export const ruleGroup: z.ZodType<RuleGroup, RuleGroup> = groupOf(deepest).meta({ id: 'RuleGroup' })

/** Written out level by level: a tree without bottom could not be read from the wire without harm. */
function groupOf(levels: number): z.ZodType<RuleGroup, RuleGroup> {
  const part: z.ZodType<RuleCondition, RuleCondition> =
    levels === 1 ? ruleTest : z.union([ruleTest, groupOf(levels - 1)])
  return z.object({ kind: z.enum(['all', 'any', 'none']), of: z.array(part).min(1).max(30) })
}

/** A text with the values of named groups, as `{{site}}`. */
const template = (longest: number) => z.string().trim().min(1).max(longest)

/** What any of them may do to a ticket: rules, filters and macros. */
export const fieldActions = [
  z.object({ kind: z.literal('set_type'), type: ticketType }),
  z.object({ kind: z.literal('set_impact'), impact }),
  z.object({ kind: z.literal('set_urgency'), urgency }),
  z.object({ kind: z.literal('set_priority'), priority }),
  z.object({ kind: z.literal('set_team'), teamId: id }),
  z.object({ kind: z.literal('set_assignee'), assigneeId: id }),
  z.object({ kind: z.literal('add_tags'), tags: z.array(tag).min(1).max(30) }),
] as const
export type FieldAction = z.infer<(typeof fieldActions)[number]>

/** As replies are written, without pictures; variables may stand in it as `{{name}}`. */
export const actionHtml = z.string().min(1).max(20_000)

/** What rules and macros may do to a ticket besides. */
export const ticketActions = [
  ...fieldActions,
  z.object({ kind: z.literal('set_status'), status: ticketStatus.exclude(['new']) }),
  z.object({ kind: z.literal('unassign') }),
  z.object({ kind: z.literal('remove_tags'), tags: z.array(tag).min(1).max(30) }),
  /** A custom field, by its key; null takes its value away. */
  z.object({ kind: z.literal('set_field'), key: fieldKey, value: fieldValue.nullable() }),
  /** Added at once. */
  z.object({ kind: z.literal('write_note'), bodyHtml: actionHtml }),
  z.object({ kind: z.literal('add_checklist'), checklistId: id }),
] as const

export const ruleAction = z
  .discriminatedUnion('kind', [
    ...fieldActions,
    z.object({ kind: z.literal('set_subject'), subject: template(300) }),
    z.object({ kind: z.literal('set_requester'), address: template(254) }),
    z.object({ kind: z.literal('add_note'), text: template(5000) }),
    z.object({ kind: z.literal('ignore') }),
    z.object({ kind: z.literal('quarantine') }),
    z.object({ kind: z.literal('stop') }),
  ])
  .meta({ id: 'RuleAction', description: 'Texts may name values as {{name}}; stop: what comes after is not looked at' })
export type RuleAction = z.infer<typeof ruleAction>

/** One test and how it ended, with what was there. */
export const ruleFinding = ruleTest
  .extend({
    holds: z.boolean(),
    /** The value that decided, shortened; null when there was none. */
    found: z.string().nullable(),
  })
  .meta({ id: 'RuleFinding' })
export type RuleFinding = z.infer<typeof ruleFinding>
