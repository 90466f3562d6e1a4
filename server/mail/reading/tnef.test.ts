import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTnef } from './tnef.ts'

const mail = readFileSync(new URL('../../../test/mail/corpus/winmail.eml', import.meta.url), 'latin1')
const winmail = Buffer.from(mail.split('\r\n\r\n')[3]?.split('--tnef')[0] ?? '', 'base64')

test('a winmail.dat gives its text, HTML and files', () => {
  const content = readTnef(winmail)

  expect(content?.text).toBe('Texto que solo está en winmail.')
  expect(content?.html).toContain('<p>')
  expect(content?.attachments.map(({ filename }) => filename)).toEqual(['informe año.txt', 'plano ñ.dwg'])
})

test('what is no winmail.dat is none', () => {
  expect(readTnef(Buffer.from('hola'))).toBeUndefined()
  expect(readTnef(Buffer.alloc(0))).toBeUndefined()
})

test('a damaged winmail.dat never breaks the reader', () => {
  const damage = fc.array(fc.tuple(fc.nat(winmail.length - 1), fc.nat(255)), { maxLength: 8 })

  fc.assert(
    fc.property(damage, fc.nat(winmail.length), (changes, end) => {
      const bytes = Buffer.from(winmail.subarray(0, end))
      for (const [position, value] of changes) if (position < end) bytes[position] = value

      expect(() => readTnef(bytes)).not.toThrow()
    }),
    { numRuns: 500 },
  )
})
