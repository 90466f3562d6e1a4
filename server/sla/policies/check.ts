import type { RuleCondition, RuleGroup } from '#contract/rules.ts'
import { policyFields, type SlaTerms } from '#contract/sla.ts'
import { me, myTeams } from '#contract/view-conditions.ts'
import type { Tx } from '../../kernel/context.ts'
import { AppError, type FieldFault, invalidField } from '../../kernel/errors.ts'
import { faultsOfViewCondition } from '../../views/index.ts'
import { readCalendars } from '../calendars.ts'

/** Refuses what cannot be promised, or would never be found to apply. */
export async function checkTerms(tx: Tx, { condition, calendarId }: SlaTerms): Promise<void> {
  if (condition !== null) refuseFaults(condition)
  if (calendarId === null || (await readCalendars(tx, [calendarId])).has(calendarId)) return
  throw invalidField('calendarId', 'unknown', 'There is no such calendar')
}

function refuseFaults(condition: RuleGroup): void {
  const faults = [...faultsOfViewCondition(condition, []), ...faultsOfPart(condition, 'condition')]
  if (faults.length > 0) throw new AppError('invalid', 'The condition cannot be used', { faults })
}

/** Nobody looks at a ticket when its policy is chosen, and what becomes of it later is no part of the choice. */
function faultsOfPart(part: RuleCondition, path: string): FieldFault[] {
  if (part.kind !== 'test') return part.of.flatMap((inner, index) => faultsOfPart(inner, `${path}.of.${index}`))
  const fields: readonly string[] = policyFields
  if (!fields.includes(part.field)) {
    return [{ path: `${path}.field`, code: 'unknown', message: 'A policy cannot ask for this field' }]
  }
  const values = Array.isArray(part.value) ? part.value : [part.value]
  if (!values.some((value) => value === me || value === myTeams)) return []
  return [{ path: `${path}.value`, code: 'invalid', message: 'A policy does not know who looks: name somebody' }]
}
