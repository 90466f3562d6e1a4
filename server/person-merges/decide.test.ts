import { describe, expect, test } from 'vitest'
import { mergedIdentities, mergedProfile } from './decide.ts'
import type { OwnIdentity, Profile } from './traces.ts'

const nobody: Profile = {
  name: '',
  organizationId: null,
  seesOrganization: false,
  isVip: false,
  timeZone: null,
  fields: {},
}
const from: Profile = { ...nobody, name: 'Ana', organizationId: 'north', seesOrganization: true }
const into: Profile = { ...nobody, name: 'Ana Sol', organizationId: 'south', isVip: true, timeZone: 'Europe/Madrid' }
const keepInto = { name: 'into', email: 'into', phone: 'into', organization: 'into' } as const

describe('the person who goes on', () => {
  test.each([
    ['stays as they were', from, into, keepInto, into],
    ['takes what was chosen', from, into, { ...keepInto, name: 'from' as const }, { ...into, name: 'Ana' }],
    [
      'sees colleagues’ tickets only where that was granted',
      from,
      into,
      { ...keepInto, organization: 'from' as const },
      { ...into, organizationId: 'north', seesOrganization: true },
    ],
    [
      'takes the place of the other when there was none',
      from,
      nobody,
      keepInto,
      { ...nobody, organizationId: 'north', seesOrganization: true },
    ],
    ['keeps the place when the other has none', nobody, from, { ...keepInto, organization: 'from' as const }, from],
    ['is a VIP if either was, and lives where either said', into, nobody, keepInto, { ...into, name: '' }],
  ])('%s', (_, one, other, keep, expected) => {
    expect(mergedProfile(one, other, keep)).toEqual(expected)
  })
})

test('the addresses of whoever wins lead, each person’s in their own order', () => {
  const identity = (kind: 'email' | 'phone', value: string, position: number): OwnIdentity => ({
    kind,
    value,
    position,
  })
  const own = [identity('email', 'b@from', 1), identity('email', 'a@from', 0), identity('phone', '1', 0)]
  const theirs = [identity('email', 'a@into', 0), identity('phone', '2', 0)]

  const merged = mergedIdentities(own, theirs, { ...keepInto, email: 'from' })

  expect(merged.map(({ value, position }) => [value, position])).toEqual([
    ['a@from', 0],
    ['b@from', 1],
    ['a@into', 2],
    ['2', 0],
    ['1', 1],
  ])
})
