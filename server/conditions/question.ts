import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import type { FactValue } from './facts.ts'
import { bounded, compareNumber, fits, isFlag, isThere, matchTexts, plain } from './judge.ts'

/** Facts that are asked for again and again, their texts made comparable once. */
export interface Lookup {
  get(field: string): FactValue | undefined
  plainTexts(field: string): readonly string[]
}

/** A condition made ready to be asked often: whether it holds, and nothing of why. */
export type Question = (facts: Lookup) => boolean

/** Answers as `judge` does, and stops as soon as the answer is known. */
export function questionOf(part: RuleCondition): Question {
  if (part.kind === 'test') return questionOfTest(part)
  const parts = part.of.map(questionOf)
  switch (part.kind) {
    case 'all':
      return (facts) => parts.every((ask) => ask(facts))
    case 'any':
      return (facts) => parts.some((ask) => ask(facts))
    case 'none':
      return (facts) => !parts.some((ask) => ask(facts))
  }
}

/** The fields that a condition looks at. */
export function fieldsOf(part: RuleCondition): string[] {
  return part.kind === 'test' ? [part.field] : part.of.flatMap(fieldsOf)
}

export function lookupOf(get: Lookup['get']): Lookup {
  const known = new Map<string, readonly string[]>()
  return {
    get,
    plainTexts: (field) => {
      const texts = known.get(field) ?? plainTextsOf(get(field))
      known.set(field, texts)
      return texts
    },
  }
}

function plainTextsOf(fact: FactValue | undefined): string[] {
  return fact === undefined || typeof fact === 'number' || typeof fact === 'boolean' ? [] : bounded(fact).map(plain)
}

function questionOfTest({ field, operator, value }: RuleTest): Question {
  if (operator === 'exists') return (facts) => isThere(facts.get(field))
  if (operator === 'exists_not') return (facts) => !isThere(facts.get(field))
  const askText = questionOfText(field, operator, value)
  return (facts) => {
    const fact = facts.get(field)
    if (isFlag(fact, value)) return ((fact ?? false) === value) === (operator === 'is')
    if (typeof fact === 'number') return compareNumber(operator, fact, value)
    return askText(facts, fact ?? [])
  }
}

function questionOfText(field: string, operator: RuleTest['operator'], value: RuleTest['value']) {
  if (operator === 'matches') return (_: Lookup, fact: readonly string[]) => matchTexts(bounded(fact), value).holds
  const wanted = (Array.isArray(value) ? value : [String(value ?? '')]).map(plain)
  const isDenied = operator === 'is_not' || operator === 'contains_not'
  const asked = operator === 'is_not' ? 'is' : operator === 'contains_not' ? 'contains' : operator
  const known = new Set(wanted)
  const fitsOne =
    asked === 'is' || asked === 'in_list'
      ? (text: string) => known.has(text)
      : (text: string) => wanted.some((one) => fits(asked, text, one))
  return (facts: Lookup) => facts.plainTexts(field).some(fitsOne) !== isDenied
}
