import { expect, test } from 'vitest'
import { narrow, type Reach, type Readership, wholeReach } from './reach.ts'

const own = (visibility: Readership['visibility'], ids: string[] = []): Readership => ({
  visibility,
  organizationIds: visibility === 'organizations' ? ids : [],
  teamIds: visibility === 'internal' ? ids : [],
})
const reach = (level: number, ids: string[] = []): Reach => ({
  level,
  organizationIds: level === 2 ? ids : [],
  teamIds: level === 0 ? ids : [],
})

test.each([
  ['what is public stays so where nothing narrows it', wholeReach, own('public'), reach(3)],
  ['a public article in a category for agents is for agents', reach(1), own('public'), reach(1)],
  ['an article for agents in a public category is for agents', wholeReach, own('agents'), reach(1)],
  ['organizations are those that both name', reach(2, ['a', 'b']), own('organizations', ['b', 'c']), reach(2, ['b'])],
  ['a public article is for the organizations of its category', reach(2, ['a']), own('public'), reach(2, ['a'])],
  ['teams are those that both name', reach(0, ['x', 'y']), own('internal', ['y']), reach(0, ['y'])],
  ['an internal article keeps its teams in an open category', wholeReach, own('internal', ['x']), reach(0, ['x'])],
  ['organizations that share nothing leave nobody outside', reach(2, ['a']), own('organizations', ['b']), reach(2, [])],
])('%s', (_, above, below, expected) => {
  expect(narrow(above, below)).toEqual(expected)
})
