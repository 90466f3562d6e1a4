import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RuleCondition, type RuleTest, ruleOperator } from '#contract/rules.ts'
import type { Facts, FactValue } from './facts.ts'
import { judge } from './judge.ts'
import { lookupOf, questionOf } from './question.ts'

const facts: Facts = new Map<string, FactValue>([
  ['subject', ['Fwd: Factura Nº 2026-118']],
  ['to', ['soporte@desk.example', 'Ventas@desk.example']],
  ['body', ['Sede: Lugo\nEquipo: CAJA-07\n\nNo arranca.']],
  ['cc', []],
  ['size', 2048],
  ['automatic', true],
])
const ask = (field: string, operator: RuleTest['operator'], value?: RuleTest['value']): RuleTest => ({
  kind: 'test',
  field,
  operator,
  value,
})

test.each<[RuleTest, boolean]>([
  [ask('subject', 'is', 'fwd: factura nº 2026-118'), true],
  [ask('subject', 'is', 'factura'), false],
  [ask('subject', 'is_not', 'factura'), true],
  [ask('subject', 'contains', 'FACTURA'), true],
  [ask('subject', 'contains_not', 'factura'), false],
  [ask('subject', 'starts_with', 'fwd:'), true],
  [ask('subject', 'ends_with', '118'), true],
  [ask('subject', 'matches', 'factura n. \\d{4}-\\d+$'), true],
  [ask('subject', 'matches', '^factura'), false],
  [ask('to', 'is', 'ventas@desk.example'), true],
  [ask('to', 'is_not', 'ventas@desk.example'), false],
  [ask('to', 'in_list', ['otro@x.example', 'soporte@desk.example']), true],
  [ask('cc', 'in_list', ['otro@x.example']), false],
  [ask('cc', 'exists'), false],
  [ask('cc', 'exists_not'), true],
  [ask('header:x-spam', 'exists'), false],
  [ask('header:x-spam', 'is_not', 'yes'), true],
  [ask('header:x-spam', 'contains', 'yes'), false],
  [ask('size', 'greater', 2000), true],
  [ask('size', 'less', 2048), false],
  [ask('size', 'is', 2048), true],
  [ask('automatic', 'is', true), true],
  [ask('automatic', 'is', false), false],
  [ask('body', 'matches', '^equipo:'), true],
])('%o holds: %s', (condition, holds) => {
  expect(judge(condition, facts).holds).toBe(holds)
})

test('every test says what it found, whether it held or not', () => {
  const { holds, findings } = judge(
    { kind: 'any', of: [ask('subject', 'contains', 'pedido'), ask('size', 'greater', 100), ask('to', 'exists')] },
    facts,
  )

  expect(holds).toBe(true)
  expect(findings).toMatchObject([
    { field: 'subject', holds: false, found: 'Fwd: Factura Nº 2026-118' },
    { field: 'size', holds: true, found: '2048' },
    { field: 'to', holds: true, found: 'soporte@desk.example, Ventas@desk.example' },
  ])
})

test('named groups catch values wherever they stand, but not in what must not hold', () => {
  const { values } = judge(
    {
      kind: 'all',
      of: [
        ask('body', 'matches', '^sede:\\s*(?P<sede>.+)$'),
        { kind: 'any', of: [ask('size', 'less', 1), ask('body', 'matches', 'equipo: (?<equipo>[a-z]+-\\d+)')] },
        { kind: 'none', of: [ask('subject', 'matches', '(?<spam>viagra)'), ask('body', 'matches', '(?<no>zzz)')] },
      ],
    },
    facts,
  )

  expect(Object.fromEntries(values)).toEqual({ sede: 'Lugo', equipo: 'CAJA-07' })
})

test('what a group catches is one line of harmless letters', () => {
  const text = `Sede: a${'\u202e'}b\r\n\u0000\tc${'x'.repeat(900)}`
  const { values } = judge(ask('body', 'matches', '(?s)Sede: (?<sede>.*)'), new Map([['body', [text]]]))

  expect(values.get('sede')).toMatch(/^a b cx+$/)
  expect(values.get('sede')).toHaveLength(200)
})

const evil: [string, string][] = [
  ['(a+)+$', `${'a'.repeat(100_000)}!`],
  ['(?:a|a)*b', 'a'.repeat(100_000)],
  ['(.*)*=(.*)*;', 'x'.repeat(100_000)],
  ['(x?a){100}b', 'a'.repeat(100_000)],
  ['(?:a|b|c|d|e|aa|aaa|aaaa){40}x', 'a'.repeat(100_000)],
]
test.each(evil)('%s cannot make a mail hang', (pattern, text) => {
  const before = process.cpuUsage().user

  judge(ask('body', 'matches', pattern), new Map([['body', [text]]]))

  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000)
})

test('many long values of one fact cost no more than one', () => {
  const many = Array.from({ length: 5000 }, () => 'a'.repeat(20_000))
  const before = process.cpuUsage().user

  judge(ask('header:received', 'matches', '(a+)+b'), new Map([['header:received', many]]))

  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000)
})

const anyValue = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string(), { maxLength: 4 }))
const anyTest: fc.Arbitrary<RuleTest> = fc.record({
  kind: fc.constant('test'),
  field: fc.constantFrom('a', 'b', 'c', 'd'),
  operator: fc.constantFrom(...ruleOperator.options),
  value: fc.option(anyValue, { nil: undefined }),
})
const { condition: anyCondition } = fc.letrec<{ condition: RuleCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyTest,
    fc.record({
      kind: fc.constantFrom('all', 'any', 'none'),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}))
const anyFacts: fc.Arbitrary<Facts> = fc
  .dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), fc.double(), fc.boolean()),
  )
  .map((record) => new Map(Object.entries(record)))

test('no condition over no facts ever throws', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, known) => {
      const { findings, values } = judge(condition, known)
      for (const { found } of findings) expect(found?.length ?? 0).toBeLessThanOrEqual(200)
      for (const value of values.values()) expect(value.isWellFormed()).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('De Morgan holds: none of them is all of their opposites', () => {
  fc.assert(
    fc.property(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), anyFacts, (of, known) => {
      const opposites = of.map((one): RuleCondition => ({ kind: 'none', of: [one] }))
      const holds = (kind: 'all' | 'any' | 'none', parts: RuleCondition[]) => judge({ kind, of: parts }, known).holds
      expect(holds('none', of)).toBe(holds('all', opposites))
      expect(holds('all', of)).toBe(holds('none', opposites))
      expect(holds('any', of)).toBe(!holds('all', opposites))
    }),
  )
})

test('a question is answered as the judge answers it', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, known) => {
      const facts = lookupOf((field) => known.get(field))
      expect(questionOf(condition)(facts)).toBe(judge(condition, known).holds)
    }),
    { numRuns: 1000 },
  )
})

test('a box that was never ticked is not ticked', () => {
  expect(judge(ask('box', 'is', false), new Map()).holds).toBe(true)
  expect(judge(ask('box', 'is', true), new Map()).holds).toBe(false)
})

test('a judgement depends on nothing but condition and facts', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, known) => {
      expect(judge(condition, known)).toEqual(judge(condition, known))
    }),
  )
})
