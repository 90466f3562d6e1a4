import type { MailFilter } from '#contract/mail-filters.ts'
import type { RuleAction, RuleGroup, RuleTest } from '#contract/rules.ts'
import type { World } from './world.ts'

export function ask(field: string, operator: RuleTest['operator'], value?: RuleTest['value']): RuleTest {
  return { kind: 'test', field, operator, ...(value !== undefined && { value }) }
}

export function all(...of: RuleGroup['of']): RuleGroup {
  return { kind: 'all', of }
}

/** A filter for mail whose subject carries a word. */
export async function addFilter(
  world: World,
  draft: { name: string; condition: RuleGroup; actions: RuleAction[]; inboxId?: string | null; isEnabled?: boolean },
): Promise<MailFilter> {
  const { api } = await world.admin()
  return api.mailFilters.create({ body: draft })
}
