import { expect, test } from 'vitest'
import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import { faultsOfCondition, valueNames } from './check.ts'
import type { FieldKind } from './facts.ts'
import { fill, namesIn } from './templates.ts'

const kinds: Record<string, FieldKind> = { subject: 'text', size: 'number', automatic: 'flag', dmarc: 'choice' }
const kindOf = (field: string) => kinds[field]
const ask = (field: string, operator: RuleTest['operator'], value?: RuleTest['value']): RuleTest => ({
  kind: 'test',
  field,
  operator,
  value,
})

test.each<[RuleTest, string, string]>([
  [ask('nonsense', 'is', 'x'), 'field', 'unknown'],
  [ask('subject', 'greater', 'x'), 'operator', 'invalid'],
  [ask('size', 'contains', 5), 'operator', 'invalid'],
  [ask('dmarc', 'matches', 'p'), 'operator', 'invalid'],
  [ask('subject', 'is', ' '), 'value', 'required'],
  [ask('subject', 'in_list', []), 'value', 'required'],
  [ask('size', 'greater', 'much'), 'value', 'required'],
  [ask('automatic', 'is', 'yes'), 'value', 'required'],
  [ask('subject', 'matches', '(abc'), 'value', 'bad_pattern'],
  [ask('subject', 'matches', '(a)\\1'), 'value', 'bad_pattern'],
  [ask('subject', 'matches', '(?=a)b'), 'value', 'bad_pattern'],
  [ask('subject', 'matches', '((a{0,30}){0,30}){0,30}'), 'value', 'bad_pattern'],
  [ask('subject', 'matches', 'a'.repeat(501)), 'value', 'bad_pattern'],
])('%o is refused at its %s: %s', (condition, place, code) => {
  const nested: RuleCondition = { kind: 'all', of: [ask('subject', 'exists'), { kind: 'any', of: [condition] }] }

  expect(faultsOfCondition(nested, kindOf)).toMatchObject([{ path: `condition.of.1.of.0.${place}`, code }])
})

test('what is wrong with a pattern is said without what we put into it', () => {
  const [fault] = faultsOfCondition(ask('subject', 'matches', '(abc'), kindOf)

  expect(fault?.message).toBe('This pattern cannot be used: error parsing regexp: missing closing ): `(abc`')
})

test('a condition of more tests than anybody could read is refused', () => {
  const condition: RuleCondition = { kind: 'any', of: Array.from({ length: 61 }, () => ask('subject', 'exists')) }

  expect(faultsOfCondition(condition, kindOf)).toMatchObject([{ path: 'condition', code: 'too_big' }])
})

test('texts name values as patterns do, and what has no value leaves nothing behind', () => {
  const condition: RuleCondition = {
    kind: 'all',
    of: [ask('subject', 'matches', '(?<site>\\w+) (?P<device>\\w+)'), ask('subject', 'matches', '(')],
  }

  expect(valueNames(condition)).toEqual(new Set(['site', 'device']))
  expect(namesIn('[{{ site }}] {{other}} {{}}')).toEqual(['site', 'other'])
  expect(fill('[{{ site }}] {{other}}: $& {{site}}', new Map([['site', '$1']]))).toBe('[$1] : $& $1')
})
