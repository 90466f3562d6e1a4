import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fingerprint } from './fingerprint.ts'

const mail = 'From: a@example.org\r\nSubject: Hola\r\n  mundo\r\nMessage-ID: <1@example.org>\r\n\r\nUno\r\n\r\nDos\r\n'

function hashOf(...chunks: string[]): string {
  const fingerprint = new Fingerprint()
  for (const chunk of chunks) fingerprint.update(Buffer.from(chunk, 'latin1'))
  return fingerprint.finish().contentHash.toString('hex')
}

test('headers that servers add on the way do not make another mail of it', () => {
  expect(hashOf(`Received: from mx1\r\nDelivered-To: x@example.org\r\n${mail}`)).toBe(hashOf(mail))
})

test('line ends and newlines at the end do not make another mail of it', () => {
  expect(hashOf(mail.replaceAll('\r', ''))).toBe(hashOf(mail))
  expect(hashOf(`${mail}\r\n\r\n`)).toBe(hashOf(mail))
})

test.each([
  ['another body', mail.replace('Dos', 'Tres')],
  ['another Message-ID', mail.replace('<1@', '<2@')],
  ['another sender', mail.replace('a@', 'b@')],
  ['a blank line less within', mail.replace('Uno\r\n\r\n', 'Uno\r\n')],
])('%s is another mail', (_what, other) => {
  expect(hashOf(other)).not.toBe(hashOf(mail))
})

test('how a mail is cut into chunks makes no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(mail.length)), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), mail.length]
      expect(hashOf(...places.slice(1).map((end, index) => mail.slice(places[index], end)))).toBe(hashOf(mail))
    }),
  )
})

test('headers are unfolded, and a mail of one header block only has no body', () => {
  const fingerprint = new Fingerprint()
  fingerprint.update(Buffer.from(mail))
  expect(fingerprint.finish().headers.get('subject')).toEqual(['Hola mundo'])
  expect(() => hashOf('Subject: only')).not.toThrow()
})

test('a mail of a hundred thousand header lines, in the smallest pieces, takes no time worth mentioning', () => {
  const lines = 'a: b\n'.repeat(100_000)
  const fingerprint = new Fingerprint()
  const before = process.cpuUsage().user

  for (let at = 0; at < lines.length; at += 10) fingerprint.update(Buffer.from(lines.slice(at, at + 10)))
  const { headers } = fingerprint.finish()

  expect(headers.get('a')).toHaveLength(100_000)
  // A quadratic reading takes minutes of processor time.
  expect(process.cpuUsage().user - before).toBeLessThan(10_000_000)
})

test('megabytes of blank lines in a body take no time worth mentioning', () => {
  const fingerprint = new Fingerprint()
  const before = process.cpuUsage().user
  fingerprint.update(Buffer.from('Subject: blank\n\n'))

  for (let index = 0; index < 32; index += 1) fingerprint.update(Buffer.from(`${'\n'.repeat(65_535)}x`))
  fingerprint.finish()

  // By regular expression each piece takes seconds.
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
})
