import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameLine, nationalForms, phoneDigits } from './phone-digits.ts'

describe('the digits of a number', () => {
  test.each([
    ['+34 600 11 22 33', '34600112233'],
    ['0034 600-11-22-33', '34600112233'],
    ['+44 (0)20 7946 0000', '442079460000'],
    ['020 7946 0000', '2079460000'],
    ['112', '112'],
    ['000', '000'],
    ['+-()', ''],
  ])('%s are %s', (phone, digits) => {
    expect(phoneDigits(phone)).toBe(digits)
  })

  test('do not depend on how the number is set out', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{4,13}$/),
        fc.array(fc.constantFrom(' ', '-', '.', '/'), { maxLength: 14 }),
        (number, gaps) => {
          const written = [...number].map((digit, index) => digit + (gaps[index] ?? '')).join('')

          expect(phoneDigits(`+${written}`)).toBe(number)
          expect(phoneDigits(`00${written}`)).toBe(number)
        },
      ),
    )
  })
})

describe('two numbers are the same line', () => {
  test.each([
    ['34600112233', '34600112233', true],
    ['34600112233', '600112233', true],
    ['600112233', '34600112233', true],
    ['34600112233', '44600112233', false],
    ['600112233', '600112234', false],
    ['112', '34112', false],
    ['12345600112233', '600112233', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameLine(one, other)).toBe(same)
  })

  test('when one is among the national forms of the other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{7,14}$/), (number) => {
        expect(nationalForms(number).every((form) => isSameLine(form, number))).toBe(true)
      }),
    )
  })
})
