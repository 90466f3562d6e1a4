import { sql } from 'kysely'
import { z } from 'zod'
import type { RuleGroup } from '#contract/rules.ts'
import { type TicketRuleAction, ticketRuleAction, ticketRuleDraft } from '#contract/ticket-rules.ts'
import { fieldsOf, type Question, questionOf } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import type { Occasion } from './occasion.ts'
import { occasionsOf } from './triggers.ts'

/** A rule made ready to be asked. */
export interface ReadyRule {
  id: string
  name: string
  version: number
  triggers: z.output<typeof ticketRuleDraft.shape.triggers>
  condition: RuleGroup | null
  actions: TicketRuleAction[]
  /** The fields that the condition looks at. */
  fields: string[]
  holds: Question
}

/** The rules that are on, in their order, by what they are asked for. */
export interface RuleSet {
  all: readonly ReadyRule[]
  by: ReadonlyMap<Occasion['trigger'], readonly ReadyRule[]>
}

/** Rules are read and made ready once for each process, until one of them changes. */
const kept = new WeakMap<Services, { revision: number; set: RuleSet }>()

/** The rules as they are in this transaction: one look at a number, while nobody changed them. */
export async function currentRules({ tx, services }: { tx: Db | Tx; services: Services }): Promise<RuleSet> {
  const known = kept.get(services)
  const { revision } = await tx.selectFrom('ruleSet').select('revision').executeTakeFirstOrThrow()
  if (known?.revision === revision) return known.set
  const fresh = await readRules(tx)
  kept.set(services, fresh)
  return fresh.set
}

/** Every change of rules ends what is kept of them, here and in other processes. */
export async function renewRules(tx: Tx): Promise<void> {
  await tx.updateTable('ruleSet').set({ revision: sql<number>`revision + 1` }).execute()
}

export function readyRule(rule: Omit<ReadyRule, 'fields' | 'holds'>): ReadyRule {
  const { condition } = rule
  return {
    ...rule,
    fields: condition === null ? [] : fieldsOf(condition),
    holds: condition === null ? () => true : questionOf(condition),
  }
}

export function ruleSetOf(all: readonly ReadyRule[]): RuleSet {
  const by = new Map<Occasion['trigger'], ReadyRule[]>()
  for (const rule of all) {
    for (const trigger of occasionsOf(rule.triggers)) by.set(trigger, [...(by.get(trigger) ?? []), rule])
  }
  return { all, by }
}

export const storedRule = z.object({
  triggers: ticketRuleDraft.shape.triggers,
  condition: ticketRuleDraft.shape.condition,
  actions: z.array(ticketRuleAction),
})

/** Number and rules in one statement, so that they belong together. One that this release cannot read is left out. */
async function readRules(tx: Db | Tx): Promise<{ revision: number; set: RuleSet }> {
  const rows = await tx
    .selectFrom('ruleSet as s')
    .leftJoin('rules as r', (join) => join.on('r.state', '=', 'on'))
    .leftJoin('ruleVersions as v', (join) => join.onRef('v.ruleId', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['s.revision', 'r.id', 'v.version', 'v.name', 'v.triggers', 'v.condition', 'v.actions'])
    .orderBy('r.position')
    .orderBy('r.id')
    .execute()
  const rules = rows.flatMap(({ id, name, version, triggers, condition, actions }) => {
    const read = storedRule.safeParse({ triggers, condition, actions })
    return id === null || name === null || version === null || !read.success
      ? []
      : [readyRule({ id, name, version, ...read.data })]
  })
  return { revision: rows[0]?.revision ?? 0, set: ruleSetOf(rules) }
}
