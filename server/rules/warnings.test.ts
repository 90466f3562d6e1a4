import { describe, expect, test } from 'vitest'
import type { RuleGroup, RuleTest } from '#contract/rules.ts'
import type { TicketRuleAction } from '#contract/ticket-rules.ts'
import { all, ask } from '#test/filters.ts'
import { comparableOf, type Weighed, warningsOf } from './warnings.ts'

const any = (...of: RuleGroup['of']): RuleGroup => ({ kind: 'any', of })
const none = (...of: RuleGroup['of']): RuleGroup => ({ kind: 'none', of })
const urgent: TicketRuleAction = { kind: 'set_urgency', urgency: 3 }
const calm: TicketRuleAction = { kind: 'set_urgency', urgency: 1 }

function rule(id: string, part: Partial<Weighed>): Weighed {
  return { id, name: id, triggers: [{ kind: 'created' }], condition: null, actions: [urgent], ...part }
}

function warningsFor(...rules: Weighed[]) {
  return warningsOf(rules.map(comparableOf)).get('one') ?? []
}

describe('a condition', () => {
  test.each<[string, RuleGroup]>([
    ['asks one field to be two things', all(ask('status', 'is', 'open'), ask('status', 'is', 'solved'))],
    ['asks a field to be and not to be', all(ask('team', 'is', 'a'), ask('team', 'is_not', 'A'))],
    ['asks for lists that share nothing', all(ask('type', 'in_list', ['incident']), ask('type', 'is', 'request'))],
    ['asks for more than it allows', all(ask('priority', 'greater', 3), ask('priority', 'less', 2))],
    ['asks for more than a number and for it', all(ask('priority', 'greater', 3), ask('priority', 'is', 2))],
    ['asks for something and nothing', all(ask('team', 'exists'), ask('team', 'exists_not'))],
    ['asks for a value and nothing', all(ask('team', 'is', 'a'), ask('team', 'exists_not'))],
    ['asks for yes and no', all(ask('isVip', 'is', true), ask('isVip', 'is', false))],
    ['denies what it asks for', all(ask('status', 'is', 'open'), none(ask('status', 'is', 'open')))],
    [
      'asks for what none of its ways can be',
      all(ask('status', 'is', 'new'), any(ask('status', 'is', 'open'), ask('status', 'is', 'closed'))),
    ],
    ['denies a tag and asks for it', all(ask('tag', 'is', 'vpn'), ask('tag', 'is_not', 'vpn'))],
  ])('that %s can never hold', (_, condition) => {
    expect(warningsFor(rule('one', { condition }))).toEqual([{ kind: 'never' }])
  })

  test.each<[string, RuleGroup]>([
    ['asks for two tags', all(ask('tag', 'is', 'vpn'), ask('tag', 'is', 'home'))],
    [
      'asks for two values of a field that may have several',
      all(ask('field:colour', 'is', 'a'), ask('field:colour', 'is', 'b')),
    ],
    ['asks for two words', all(ask('subject', 'contains', 'vpn'), ask('subject', 'contains', 'home'))],
    ['asks for one way or another', any(ask('status', 'is', 'open'), ask('status', 'is', 'solved'))],
    ['asks between two numbers', all(ask('priority', 'greater', 1), ask('priority', 'less', 3))],
    ['denies both of what cannot be together', none(ask('status', 'is', 'open'), ask('status', 'is', 'solved'))],
    ['denies that a number is more and that it is less', none(ask('rating', 'greater', 3), ask('rating', 'less', 3))],
  ])('that %s may hold', (_, condition) => {
    expect(warningsFor(rule('one', { condition }))).toEqual([])
  })
})

describe('two rules', () => {
  const fights = (one: Partial<Weighed>, other: Partial<Weighed>) =>
    warningsFor(rule('one', one), rule('other', { actions: [calm], ...other })).length > 0
  const status = (value: string): { condition: RuleGroup } => ({ condition: all(ask('status', 'is', value)) })
  const changed = (...fields: string[]) => ({ triggers: [{ kind: 'changed' as const, fields }] })

  test.each<[string, Partial<Weighed>, Partial<Weighed>, boolean]>([
    ['that set a field otherwise for the same', {}, {}, true],
    ['that set it alike', {}, { actions: [urgent] }, false],
    ['that set different fields', {}, { actions: [{ kind: 'set_impact', impact: 1 }] }, false],
    ['that are never asked together', {}, { triggers: [{ kind: 'rated' }] }, false],
    ['whose conditions exclude each other', status('open'), status('solved'), false],
    ['whose conditions may both hold', status('open'), { condition: all(ask('isVip', 'is', true)) }, true],
    ['of which the upper one ends it', { actions: [urgent, { kind: 'stop' }] }, {}, false],
    ['that look at changes of different fields', changed('status'), changed('team'), false],
    ['that look at changes of one and of all', changed('status'), changed(), true],
    [
      'of which one adds the tag that the other takes away',
      { actions: [{ kind: 'add_tags', tags: ['vpn'] }] },
      { actions: [{ kind: 'remove_tags', tags: ['vpn'] }] },
      true,
    ],
    [
      'of which one sets it only after a wait',
      { actions: [{ kind: 'wait', minutes: 5, ifStillHolds: true }, urgent] },
      {},
      false,
    ],
  ])('%s fight: %#', (_, one, other, expected) => {
    expect(fights(one, other)).toBe(expected)
  })

  test('of many rules that fight with one, ten are told', () => {
    const others = Array.from({ length: 30 }, (_, index) => rule(`other-${index}`, { actions: [calm] }))

    expect(warningsFor(rule('one', {}), ...others)).toHaveLength(10)
  })

  test('a condition with more ways than anybody could look through is taken to be possible', () => {
    const many: RuleTest[] = Array.from({ length: 12 }, (_, index) => ask('tag', 'is', `tag-${index}`))
    const condition = all(any(...many), any(...many), any(...many), any(...many))

    expect(warningsFor(rule('one', { condition }))).toEqual([])
  })
})
