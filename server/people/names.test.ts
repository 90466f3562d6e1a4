import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameFromAddress, readName } from './names.ts'

describe('a name made from an address', () => {
  test.each([
    ['ana.garcia@example.org', 'Ana Garcia'],
    ['ANA_garcia-lopez@example.org', 'ANA Garcia Lopez'],
    ['jose+facturas@example.org', 'Jose'],
    ['ñoño@example.org', 'Ñoño'],
    ['x@example.org', 'X'],
    ['...@example.org', '...@example.org'],
    ['@example.org', '@example.org'],
    ['nobody', 'Nobody'],
  ])('%s is %s', (address, name) => {
    expect(nameFromAddress(address)).toBe(name)
  })

  test('is never empty and never too long', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), (text) => {
        const name = nameFromAddress(`${text}@example.org`)

        expect(name).not.toBe('')
        expect([...name].length).toBeLessThanOrEqual(120)
      }),
    )
  })
})

describe('a name that somebody wrote', () => {
  test.each([
    ['Ana García', 'Ana García'],
    ['  Ana \r\n\tGarcía ', 'Ana García'],
    ['Ana\u0000Garcia', 'Ana Garcia'],
    [undefined, undefined],
    ['', undefined],
    [' \n ', undefined],
    ['ana@example.org', undefined],
    ['"ANA@example.org"', undefined],
    ['<ana@example.org>', undefined],
    ["''", undefined],
  ])('%j is read as %j', (written, name) => {
    expect(readName(written, 'ana@example.org')).toBe(name)
  })

  test('stays on one line and holds nothing that the database refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (written) => {
        const name = readName(written, 'ana@example.org') ?? 'none'

        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(name).toBe(name.trim())
        expect([...name].length).toBeLessThanOrEqual(120)
      }),
    )
  })
})
