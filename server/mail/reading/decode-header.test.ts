import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeHeader } from './decode-header.ts'

function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

test.each([
  ['plain', 'plain'],
  ['=?utf-8?Q?Reuni=C3=B3n?=', 'Reunión'],
  ['=?UTF-8?B?UmV1bmnDs24=?=', 'Reunión'],
  ['=?iso-8859-1?q?Reuni=F3n_ya?= hoy', 'Reunión ya hoy'],
  ['=?utf-8?Q?Reuni=C3?=\r\n =?utf-8?Q?=B3n?=', 'Reunión'],
  ['=?utf-8?Q?a?= =?iso-8859-1?Q?=F1?=', 'añ'],
  ['=?utf-8?Q?a?= y =?utf-8?Q?b?=', 'a y b'],
  ['=?utf-8*es?Q?ma=C3=B1ana?=', 'mañana'],
  ['=?x-unknown?Q?hola?=', 'hola'],
  ['=?utf-8?Q?roto', '=?utf-8?Q?roto'],
  ['=?utf-8?Q?=FF?=', '\ufffd'],
  ['=?utf-8?Q?a=0D=0ABcc:_b?=', 'a Bcc: b'],
  ['uno\r\n\tdos', 'uno dos'],
  [bytesOf('Reparación'), 'Reparación'],
  ['Reparaci\u00f3n', 'Reparación'],
  ['precio \u0080', 'precio €'],
])('%j is %j', (raw, decoded) => {
  expect(decodeHeader(raw)).toBe(decoded)
})

test('whatever the bytes, one clean line comes out', () => {
  const pieces = fc.oneof(
    fc.constantFrom('=?utf-8?Q?', '=?utf-8?B?', '?=', '=0A', '=00', '\r\n ', '\r\n', '=?', '?', '_', '=ED=A0=80'),
    fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )

  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const decoded = decodeHeader(parts.join(''))

      expect(decoded).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(decoded.isWellFormed()).toBe(true)
    }),
  )
})
