import { describe, expect, it } from 'vitest'
import type { RuleTest } from '#contract/rules.ts'
import { viewFields, viewOperators } from '#contract/view-conditions.ts'
import { comparisonOf, comparisonsFor, fieldNames, isWhole, newTest, withComparison } from './fields.ts'

describe('a comparison', () => {
  const kinds = (Object.keys(viewOperators) as (keyof typeof viewOperators)[]).map(
    (kind) => [`a ${kind}`, kind] as const,
  )
  const all = [...fieldNames.map((field) => [field, viewFields[field]] as const), ...kinds]

  it.each(all)('of %s reads back as it was chosen', (field, kind) => {
    const chosen = comparisonsFor(field, kind).map(
      (comparison) => [comparison, withComparison(newTest(field, kind), kind, comparison)] as const,
    )

    const read = chosen.map(([comparison, test]) => [comparison, comparisonOf(test, kind)])

    // Before and after have no date yet; everything else is told apart by what is kept.
    expect(read).toEqual(chosen.map(([comparison]) => [comparison, comparison]))
  })

  it('of several takes one along, and back again', () => {
    const one = { kind: 'test', field: 'status', operator: 'is', value: 'open' } as const

    const several = withComparison(one, 'choice', 'in_list')

    expect([several.value, withComparison(several, 'choice', 'is_not').value]).toEqual([['open'], 'open'])
  })

  it('with a date does not keep a number of days', () => {
    expect(withComparison(newTest('createdAt', 'time'), 'time', 'greater')).not.toHaveProperty('value')
  })
})

describe('a condition is whole', () => {
  it.each<[string, Omit<RuleTest, 'kind'>, boolean]>([
    ['when nothing has to be compared', { field: 'team', operator: 'exists' }, true],
    ['not without a value', { field: 'team', operator: 'is' }, false],
    ['not with an empty list', { field: 'tag', operator: 'in_list', value: [] }, false],
    ['not with blanks', { field: 'subject', operator: 'is', value: ' ' }, false],
    ['with no as an answer', { field: 'awaitsReply', operator: 'is', value: false }, true],
  ])('%s', (_, test, expected) => {
    expect(isWhole({ kind: 'all', of: [{ kind: 'test', ...test }] })).toBe(expected)
  })
})
