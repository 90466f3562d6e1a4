import type { Language } from '#contract/common.ts'
import type { Scenario, TeamKey, Told } from '../scenario.ts'
import { enApplications } from './en-applications.ts'
import { enBilling, enLogistics } from './en-business.ts'
import { enWorkplace } from './en-workplace.ts'
import { esAccess } from './es-access.ts'
import { esApplications } from './es-applications.ts'
import { esBilling } from './es-billing.ts'
import { esLogistics } from './es-logistics.ts'
import { esWorkplace } from './es-workplace.ts'

export const scenarios: readonly Scenario[] = [
  ...of('es', 'it', [...esAccess, ...esWorkplace, ...esApplications]),
  ...of('es', 'billing', esBilling),
  ...of('es', 'logistics', esLogistics),
  ...of('en', 'it', [...enWorkplace, ...enApplications]),
  ...of('en', 'billing', enBilling),
  ...of('en', 'logistics', enLogistics),
]

function of(language: Language, team: TeamKey, told: readonly Told[]): Scenario[] {
  return told.map((one) => ({ ...one, language, team }))
}
