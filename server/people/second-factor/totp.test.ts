import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base32, codeAt, otpauthUri, stepAt, stepOf } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('RFC 4226, appendix D: counter %i gives %s', (counter, code) => {
  expect(codeAt(secret, counter)).toBe(code)
})

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238, appendix B: second %i gives %s', (second, code) => {
  expect(codeAt(secret, stepAt(new Date(second * 1000)), 8)).toBe(code)
})

describe('a code', () => {
  const now = new Date('2026-03-01T10:00:15Z')
  const step = stepAt(now)

  test.each([
    [-2, undefined],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, undefined],
  ])('of %i steps away is of step %s', (away, expected) => {
    expect(stepOf(codeAt(secret, step + away), secret, { now, after: 0 })).toBe(expected)
  })

  test('is not taken again, nor one before it', () => {
    expect(stepOf(codeAt(secret, step), secret, { now, after: step })).toBeUndefined()
    expect(stepOf(codeAt(secret, step - 1), secret, { now, after: step })).toBeUndefined()
    expect(stepOf(codeAt(secret, step + 1), secret, { now, after: step })).toBe(step + 1)
  })

  test('that is none is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{6}$/.test(text))
        expect(stepOf(text, secret, { now, after: 0 })).toBeUndefined()
      }),
    )
  })
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648, section 10: “%s” is %s', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected)
})

test('the address for the app holds names with signs of their own', () => {
  expect(otpauthUri('Mesa: Málaga & co', 'ana@example.org', Buffer.from('foobar'))).toBe(
    'otpauth://totp/Mesa%20%20M%C3%A1laga%20%26%20co:ana%40example.org?secret=MZXW6YTBOI&issuer=Mesa%20%20M%C3%A1laga%20%26%20co',
  )
})
