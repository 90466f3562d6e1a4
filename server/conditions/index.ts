/** Conditions over facts, and texts with values: pure, for everything of the desk that decides by rules. */
export { faultsOfCondition, valueNames } from './check.ts'
export type { Facts, FactValue, FieldKind } from './facts.ts'
export { judge } from './judge.ts'
export { fieldsOf, type Lookup, lookupOf, type Question, questionOf } from './question.ts'
export { fill, namesIn } from './templates.ts'
