import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

const key = randomBytes(32)

test('what was sealed is read again, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (secret) => {
      expect(unseal(seal(secret, key), key)).toBe(secret)
      expect(seal(secret, key)).not.toEqual(seal(secret, key))
    }),
  )
})

test('a changed byte, another key or a cut text is refused', () => {
  const sealed = seal('hunter2', key)

  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(() => unseal(changed, key)).toThrow()
  }
  expect(() => unseal(sealed, randomBytes(32))).toThrow()
  expect(() => unseal(sealed.subarray(0, 20), key)).toThrow()
})
