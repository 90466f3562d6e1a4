import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import { dayOf, momentOf } from '#contract/view-conditions.ts'
import type { Onlooker } from '#server/views/conditions/compile.ts'

/** A ticket with the value of every field, for the tests: the same question answered the plain way. */
export type JudgedTicket = { number: number } & Record<string, unknown>

export function judgeTicket(part: RuleCondition, ticket: JudgedTicket, who: Onlooker): boolean {
  if (part.kind === 'test') return judgeTest(part, ticket[part.field] ?? null, who)
  const answers = part.of.map((inner) => judgeTicket(inner, ticket, who))
  if (part.kind === 'all') return answers.every(Boolean)
  return part.kind === 'any' ? answers.some(Boolean) : !answers.some(Boolean)
}

function judgeTest({ field, operator, value }: RuleTest, held: unknown, who: Onlooker): boolean {
  const isThere = held !== null && !(Array.isArray(held) && held.length === 0)
  if (operator === 'exists') return isThere
  if (operator === 'exists_not') return !isThere
  if (held instanceof Date)
    return compare(operator, held.getTime(), momentOf(String(value), who.now, kindOf(field))?.getTime() ?? 0)
  if (typeof held === 'number') return compare(operator, held, Number(value))
  if (typeof held === 'boolean') return held === value
  if (held === null && (operator === 'greater' || operator === 'less')) return false
  if (operator === 'greater' || operator === 'less') return compareDays(operator, held, dayOf(String(value), who.now))
  if (field === 'field:date') return (held === dayOf(String(value), who.now)) === (operator === 'is')
  if (field === 'words') return holdsWords(plain(held), plain(value)) === (operator === 'contains')
  const texts = (Array.isArray(held) ? held : held === null ? [] : [held]).map(plain)
  const wanted = [value ?? []]
    .flat()
    .flatMap((one) => meant(String(one), who))
    .map(plain)
  return compareTexts(operator, texts, wanted)
}

/** A deadline lies ahead, every other time behind. */
function kindOf(field: string): 'time' | 'deadline' {
  return field === 'nextDue' || field === 'teamDue' ? 'deadline' : 'time'
}

function compare(operator: RuleTest['operator'], one: number, other: number): boolean {
  if (operator === 'greater') return one > other
  if (operator === 'less') return one < other
  return (one === other) === (operator === 'is')
}

function compareDays(operator: 'greater' | 'less', held: unknown, wanted: string | undefined): boolean {
  const days = [String(held), wanted ?? ''].map((day) => Date.parse(day))
  return compare(operator, days[0] ?? 0, days[1] ?? 0)
}

/** All of them, the last one perhaps unfinished. */
function holdsWords(text: string, wanted: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u)
  return wanted
    .split(' ')
    .every((one, at, all) => words.some((w) => (at === all.length - 1 ? w.startsWith(one) : w === one)))
}

function compareTexts(operator: RuleTest['operator'], texts: string[], wanted: string[]): boolean {
  const some = (fits: (text: string, one: string) => boolean) =>
    texts.some((text) => wanted.some((one) => fits(text, one)))
  switch (operator) {
    case 'is_not':
      return !some((text, one) => text === one)
    case 'contains':
      return some((text, one) => text.includes(one))
    case 'contains_not':
      return !some((text, one) => text.includes(one))
    case 'starts_with':
      return some((text, one) => text.startsWith(one))
    case 'ends_with':
      return some((text, one) => text.endsWith(one))
    default:
      return some((text, one) => text === one)
  }
}

function meant(value: string, { actorId, teamIds }: Onlooker): string[] {
  if (value === 'me') return [actorId]
  return value === 'mine' ? [...teamIds] : [value]
}

function plain(value: unknown): string {
  return String(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
