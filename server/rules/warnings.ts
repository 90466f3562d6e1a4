import type { RuleCondition, RuleGroup, RuleTest } from '#contract/rules.ts'
import type { RuleTrigger, RuleWarning, TicketRuleAction } from '#contract/ticket-rules.ts'

/** What warnings are made of. */
export interface Weighed {
  id: string
  name: string
  triggers: readonly RuleTrigger[]
  condition: RuleGroup | null
  actions: readonly TicketRuleAction[]
}

/**
 * What is questionable about each rule, in the order in which they are asked. It speaks only of what can be seen from
 * the rules alone: of texts, whatever they ask for, it is taken that others come too.
 */
export function warningsOf(rules: readonly Weighed[]): Map<string, RuleWarning[]> {
  const weighed = rules.map((rule) => ({ rule, cases: casesOf(rule.condition), sets: settingsOf(rule.actions) }))
  return new Map(
    weighed.map(({ rule, cases, sets }, index) => {
      if (cases.length === 0) return [rule.id, [{ kind: 'never' }]]
      const below = stops(rule) || sets.size === 0 ? [] : weighed.slice(index + 1)
      const fights = below.flatMap((other): RuleWarning[] => {
        const field = otherwiseSet(sets, other.sets)
        if (field === undefined || !askedTogether(rule, other.rule) || !canMeet(cases, other.cases)) return []
        return [{ kind: 'fights', ruleId: other.rule.id, name: other.rule.name, field }]
      })
      return [rule.id, fights]
    }),
  )
}

/** What a rule sets each field to; tags it adds and takes away count one by one. */
function settingsOf(actions: readonly TicketRuleAction[]): Map<string, string> {
  const sets = new Map<string, string>()
  for (const action of actions) {
    if (action.kind === 'wait') break
    for (const [field, value] of settingOf(action)) sets.set(field, value)
  }
  return sets
}

function settingOf(action: TicketRuleAction): [string, string][] {
  switch (action.kind) {
    case 'set_type':
      return [['type', action.type]]
    case 'set_impact':
      return [['impact', String(action.impact)]]
    case 'set_urgency':
      return [['urgency', String(action.urgency)]]
    case 'set_priority':
      return [['priority', String(action.priority)]]
    case 'set_status':
      return [['status', action.status]]
    case 'set_team':
      return [['team', action.teamId]]
    case 'set_assignee':
      return [['assignee', action.assigneeId]]
    case 'unassign':
      return [['assignee', '']]
    case 'set_field':
      return [[`field:${action.key}`, JSON.stringify(action.value)]]
    case 'add_tags':
      return action.tags.map((tag) => [`tag:${tag}`, 'on'])
    case 'remove_tags':
      return action.tags.map((tag) => [`tag:${tag}`, 'off'])
    default:
      return []
  }
}

function otherwiseSet(sets: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string | undefined {
  return [...sets].find(([field, value]) => others.has(field) && others.get(field) !== value)?.[0]?.replace(/:.*/, '')
}

function stops({ actions }: Weighed): boolean {
  return actions.some(({ kind }) => kind === 'stop')
}

function askedTogether(one: Weighed, other: Weighed): boolean {
  return one.triggers.some((mine) => other.triggers.some((theirs) => areTogether(mine, theirs)))
}

function areTogether(one: RuleTrigger, other: RuleTrigger): boolean {
  if (one.kind === 'changed' && other.kind === 'changed') {
    const [mine, theirs] = [one.fields, other.fields]
    return mine.length === 0 || theirs.length === 0 || mine.some((field) => theirs.includes(field))
  }
  if (one.kind === 'message' && other.kind === 'message') {
    return one.from === other.from || one.from === 'anybody' || other.from === 'anybody'
  }
  if (one.kind === 'clock' && other.kind === 'clock') return one.what === other.what
  return one.kind === other.kind && one.kind !== 'since' && one.kind !== 'schedule'
}

/** One way in which a condition may hold: tests that hold together, or are denied. */
type Case = { test: RuleTest; holds: boolean }[]

/** More ways than that are not looked through: they are taken to be possible. */
const mostCases = 200

/** The ways in which a condition can hold; none: it never does. */
function casesOf(condition: RuleGroup | null): Case[] {
  if (condition === null) return [[]]
  return waysOf(condition, true).filter(isPossible)
}

function waysOf(part: RuleCondition, holds: boolean): Case[] {
  if (part.kind === 'test') return [[{ test: part, holds }]]
  const inner = part.of.map((one) => waysOf(one, part.kind === 'none' ? !holds : holds))
  // Not one of them: each is denied. Denied: one of them holds.
  const isTogether = part.kind === 'none' ? holds : (part.kind === 'all') === holds
  if (isTogether) return together(inner)
  const ways = inner.flat()
  return ways.length > mostCases ? [[]] : ways
}

function together(parts: Case[][]): Case[] {
  return parts.reduce<Case[]>(
    // Leaving a part out makes possible what it would not allow, never the other way round.
    (ways, next) =>
      ways.length * next.length > mostCases ? ways : ways.flatMap((way) => next.map((more) => [...way, ...more])),
    [[]],
  )
}

function canMeet(mine: Case[], theirs: Case[]): boolean {
  return mine.some((one) => theirs.some((other) => isPossible([...one, ...other])))
}

/** Fields of which a ticket has several values at once: two of them can be asked for. */
const severalValued = ['tag', 'changed', 'was:tag']

function isPossible(way: Case): boolean {
  const fields = new Set(way.map(({ test }) => test.field))
  return [...fields].every((field) => isFieldPossible(way.filter(({ test }) => test.field === field)))
}

interface Bounds {
  /** What it may be; undefined: whatever. */
  among: Set<string> | undefined
  /** Of several values, one of each list has to be there. */
  wanted: string[][]
  not: Set<string>
  above: number
  below: number
  isThere: boolean | undefined
  isClash: boolean
}

function isFieldPossible(tests: Case): boolean {
  const bounds: Bounds = {
    among: undefined,
    wanted: [],
    not: new Set(),
    above: -Infinity,
    below: Infinity,
    isThere: undefined,
    isClash: false,
  }
  const isSingle = !severalValued.includes(tests[0]?.test.field ?? '')
  for (const one of tests) narrow(bounds, one, isSingle)
  const { among, wanted, not, above, below, isClash, isThere } = bounds
  if (isClash || above >= below) return false
  if (isThere === false && (among !== undefined || wanted.length > 0)) return false
  if (wanted.some((texts) => texts.every((text) => not.has(text)))) return false
  return among === undefined || [...among].some((value) => !not.has(value))
}

function narrow(bounds: Bounds, { test, holds }: Case[number], isSingle: boolean): void {
  const { operator, value } = test
  const texts = (Array.isArray(value) ? value : [String(value ?? '')]).map((text) => text.trim().toLowerCase())
  switch (operator) {
    case 'exists':
    case 'exists_not': {
      const isThere = (operator === 'exists') === holds
      if (bounds.isThere !== undefined && bounds.isThere !== isThere) bounds.isClash = true
      bounds.isThere = isThere
      return
    }
    case 'is':
    case 'is_not':
    case 'in_list':
      if ((operator === 'is_not') === holds) for (const text of texts) bounds.not.add(text)
      else limit(bounds, texts, isSingle)
      return
    case 'greater':
    case 'less':
      if (typeof value === 'number') limitNumber(bounds, (operator === 'greater') === holds, value, holds)
      return
    // What texts contain says nothing of what else they contain.
    default:
      return
  }
}

function limit(bounds: Bounds, texts: string[], isSingle: boolean): void {
  if (!isSingle) {
    bounds.wanted.push(texts)
    return
  }
  bounds.among = new Set(bounds.among === undefined ? texts : texts.filter((text) => bounds.among?.has(text)))
  const numbers = [...bounds.among].map(Number).filter((number) => !Number.isNaN(number))
  if (numbers.length > 0 && numbers.length === bounds.among.size) {
    bounds.among = new Set(
      [...bounds.among].filter((text) => Number(text) > bounds.above && Number(text) < bounds.below),
    )
  }
}

function limitNumber(bounds: Bounds, isAbove: boolean, value: number, isOpen: boolean): void {
  // Denied, the value itself is among what may be.
  const step = isOpen ? 0 : Number.EPSILON * Math.max(1, Math.abs(value)) * 2
  if (isAbove) bounds.above = Math.max(bounds.above, value - step)
  else bounds.below = Math.min(bounds.below, value + step)
  if (bounds.among !== undefined) {
    bounds.among = new Set(
      [...bounds.among].filter((text) => Number(text) > bounds.above && Number(text) < bounds.below),
    )
  }
}
