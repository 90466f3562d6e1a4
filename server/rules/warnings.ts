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

/** A rule made ready to be compared with many others. */
export interface Comparable {
  rule: Weighed
  /** The ways in which its condition can hold; none: it never does. */
  ways: Way[]
  sets: ReadonlyMap<string, string>
  stops: boolean
}

/** Of more fights than that nobody would look at the rest. */
const mostFights = 10

export function comparableOf(rule: Weighed): Comparable {
  return { rule, ways: waysIn(rule.condition), sets: settingsOf(rule.actions), stops: stops(rule) }
}

/**
 * What is questionable about each rule, in the order in which they are asked. It speaks only of what can be seen from
 * the rules alone: of texts, whatever they ask for, it is taken that others come too.
 */
export function warningsOf(rules: readonly Comparable[]): Map<string, RuleWarning[]> {
  return new Map(rules.map((one, index) => [one.rule.id, warningsAmong(one, rules, index + 1)]))
}

/** The same of one rule, by those that are asked after it: `others` from a place on. */
export function warningsAmong(one: Comparable, others: readonly Comparable[], from = 0): RuleWarning[] {
  if (one.ways.length === 0) return [{ kind: 'never' }]
  if (one.stops || one.sets.size === 0) return []
  const fights: RuleWarning[] = []
  for (let place = from; fights.length < mostFights; place++) {
    const other = others[place]
    if (other === undefined) break
    const field = fieldOfFight(one, other)
    if (field !== undefined) fights.push({ kind: 'fights', ruleId: other.rule.id, name: other.rule.name, field })
  }
  return fights
}

function fieldOfFight(one: Comparable, other: Comparable): string | undefined {
  const field = otherwiseSet(one.sets, other.sets)
  return field !== undefined && askedTogether(one.rule, other.rule) && canMeet(one.ways, other.ways) ? field : undefined
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
  for (const [field, value] of sets) {
    const theirs = others.get(field)
    if (theirs !== undefined && theirs !== value) return field.replace(/:.*/, '')
  }
  return undefined
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
  if (one.kind === 'alert' && other.kind === 'alert') return one.what === other.what
  return one.kind === other.kind && one.kind !== 'since' && one.kind !== 'schedule'
}

/** One way in which a condition may hold: tests that hold together, or are denied. */
type Case = { test: RuleTest; holds: boolean }[]

/** More ways than that are not looked through: they are taken to be possible. */
const mostCases = 200

/** The same by field, as tests of different fields never contradict each other. */
type Way = ReadonlyMap<string, Case>

function waysIn(condition: RuleGroup | null): Way[] {
  if (condition === null) return [new Map()]
  return waysOf(condition, true)
    .map((tests) => Map.groupBy(tests, ({ test }) => test.field))
    .filter((way) => [...way.values()].every(isFieldPossible))
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

/** So many pairs of ways are looked through; more are taken to meet. */
const mostPairs = 2000

function canMeet(mine: Way[], theirs: Way[]): boolean {
  if (mine.length * theirs.length > mostPairs) return true
  return mine.some((one) => theirs.some((other) => areTogetherPossible(one, other)))
}

/** Each is possible by itself: only what both ask of the same field may contradict. */
function areTogetherPossible(one: Way, other: Way): boolean {
  for (const [field, tests] of one) {
    const theirs = other.get(field)
    if (theirs !== undefined && !isFieldPossible([...tests, ...theirs])) return false
  }
  return true
}

/** Fields of which a ticket has several values at once: two of them can be asked for. Custom fields may be such. */
const severalValued = [
  'tag',
  'changed',
  'was:tag',
  'alertSeverity',
  'alertSource',
  'alertCheck',
  'deviceGroup',
  'skillNeeded',
  'assigneeSkill',
]

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
  const field = tests[0]?.test.field ?? ''
  const isSingle = !severalValued.includes(field) && !/^(was:)?(field|person|company):/.test(field)
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
