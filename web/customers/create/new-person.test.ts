import { expect, test } from 'vitest'
import { beginPerson, bodyOfPerson, faultsOfPerson } from './new-person.ts'

test.each([
  ['Ana García', { name: 'Ana García' }],
  ['ana@sol.example', { email: 'ana@sol.example' }],
  ['+34 600 10 20 30', { phone: '+34 600 10 20 30' }],
])('what was looked for, %s, becomes the right field', (typed, expected) => {
  expect(beginPerson(typed, 'es')).toMatchObject(expected)
})

test('a person needs a name and a way to be reached', () => {
  expect(faultsOfPerson(beginPerson('', 'es'))).toEqual(['name', 'contact'])
  expect(faultsOfPerson({ ...beginPerson('Ana', 'es'), email: 'ana@' })).toEqual(['email'])
  expect(faultsOfPerson({ ...beginPerson('Ana', 'es'), phone: '600102030' })).toEqual([])
})

test('without a chosen organization the server is left to find it', () => {
  expect(bodyOfPerson(beginPerson('Ana', 'es'))).not.toHaveProperty('organizationId')
})
