import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt, wordsOf } from './value-at.ts'

const body = {
  alert: { host: 'srv-1', 'disk.free': 3, labels: [{ name: 'a' }, { name: 'b' }] },
  ok: false,
  '': 'empty',
}

test.each([
  ['alert.host', 'srv-1'],
  ['alert.labels.1.name', 'b'],
  ['/alert/disk.free', 3],
  ['/alert/labels/0/name', 'a'],
  ['ok', false],
  ['alert.nothing', undefined],
  ['alert.host.length', undefined],
  ['alert.labels.length', 2],
  ['constructor', undefined],
  ['__proto__.polluted', undefined],
  ['/a~1b', undefined],
])('%s leads to %j', (path, value) => {
  expect(valueAt(body, path)).toEqual(value)
})

test('any key of any object is found by its JSON Pointer', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (key, value) => {
      const object = Object.fromEntries([[key, value]])
      const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

      expect(valueAt(object, path)).toEqual(value)
    }),
  )
})

test.each([
  [undefined, ''],
  [null, ''],
  [0, '0'],
  [false, 'false'],
  [{ a: 1 }, '{"a":1}'],
])('%j is read as %j', (value, words) => {
  expect(wordsOf(value)).toBe(words)
})
