import type { Work } from '../../kernel/context.ts'
import type { ParsedMail } from '../reading/index.ts'
import { type Arrival, factsOf } from './facts.ts'
import { type FilterStep, planOf } from './plan.ts'
import { activeFilters } from './queries.ts'

/** The filters that hold for an arriving mail. */
export async function askFilters(work: Work, mail: ParsedMail, arrival: Arrival): Promise<FilterStep[]> {
  const rules = await activeFilters(work.tx, arrival.inboxId)
  return rules.length === 0 ? [] : planOf(rules, factsOf(mail, arrival))
}
