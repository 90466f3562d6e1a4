import { expect, test } from 'vitest'
import { valueNames } from './value-names.ts'

test('texts may name what is always there, and what any pattern catches', () => {
  const matches = (value: string) => ({ kind: 'test', field: 'body', operator: 'matches', value }) as const

  const names = valueNames({
    kind: 'all',
    of: [matches('(?<site>\\w+)-(?P<site>\\d)'), { kind: 'any', of: [matches('(?P<host>.+) (?:x)')] }],
  })

  expect(names).toEqual(['subject', 'from', 'from_name', 'site', 'host'])
})
