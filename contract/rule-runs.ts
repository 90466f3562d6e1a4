import { z } from 'zod'
import { id, instant } from './common.ts'
import { ruleFinding } from './rules.ts'

/** What is questionable about a rule. */
export const ruleWarning = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('never') }),
    /** Asked for the same, it sets a field otherwise than a rule below it, which has the last word. */
    z.object({ kind: z.literal('fights'), ruleId: id, name: z.string(), field: z.string() }),
  ])
  .meta({ id: 'RuleWarning' })
export type RuleWarning = z.infer<typeof ruleWarning>

/** How a rule that held ended: see the words of each. */
export const ruleOutcome = z.enum([
  'done',
  /** The rest is done later. */
  'waits',
  /** It would have answered its own change. */
  'loop',
  /** Rules led to each other too often. */
  'too_deep',
  /** Refused, and nothing of it was kept. */
  'failed',
  /** What was to be done later no longer is. */
  'ended',
])
export type RuleOutcome = z.infer<typeof ruleOutcome>

/** Why an action of a rule did nothing. */
export const deedReason = z.enum(['gone', 'automatic_sender', 'nobody', 'unfilled', 'closed', 'nothing_new'])

const deed = z.object({
  kind: z.string(),
  /** Null when it was done. */
  skipped: deedReason.nullable(),
})
export type RuleDeed = z.infer<typeof deed>

const change = z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })

/** A rule that held for a ticket: what it did and why. */
export const ruleRun = z
  .object({
    id,
    /** Null when the rule is gone. */
    ruleId: id.nullable(),
    name: z.string(),
    version: z.int(),
    ticket: z.object({ number: z.int(), subject: z.string() }),
    /** The kind of the trigger; `wait`: it went on. */
    trigger: z.string(),
    outcome: ruleOutcome,
    reason: z.string().nullable(),
    /** The rule whose change led to it. */
    ledBy: z.string().nullable(),
    findings: z.array(ruleFinding),
    deeds: z.array(deed),
    changes: z.array(change),
    createdAt: instant,
  })
  .meta({ id: 'RuleRun' })
export type RuleRun = z.infer<typeof ruleRun>

/** Tickets that a dry run looks at, the ones that changed last. */
export const mostTried = 2000

export const ruleDryRunTicket = z.object({
  type: z.literal('ticket'),
  number: z.int(),
  subject: z.string(),
  /** When the rule would have held. */
  at: instant,
  trigger: z.string(),
  findings: z.array(ruleFinding),
  /** What would have changed in what the ticket was then. */
  changes: z.array(change),
  /** What would have been done besides. */
  deeds: z.array(z.string()),
})
export type RuleDryRunTicket = z.infer<typeof ruleDryRunTicket>

/** One line of the answer of a dry run. */
export const ruleDryRunLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('warnings'), warnings: z.array(ruleWarning) }),
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  ruleDryRunTicket,
  z.object({
    type: z.literal('end'),
    tickets: z.int(),
    /** Tickets for which it would have held. */
    held: z.int(),
    /** How often something would have been changed or done. */
    changed: z.int(),
    /** More tickets changed in these days than were looked at. */
    isPart: z.boolean(),
  }),
])
export type RuleDryRunLine = z.infer<typeof ruleDryRunLine>
