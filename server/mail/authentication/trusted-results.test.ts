import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trustedResults } from './trusted-results.ts'

const from = { name: '', address: 'ana@clinica.example' }
const mailWith = (...results: string[]) => ({
  from,
  headers: new Map([
    ['from', ['ana@clinica.example']],
    ['authentication-results', results],
  ]),
})
const servers = ['mx.desk.example']

test.each([
  ['mx.desk.example; dmarc=pass header.from=clinica.example', 'pass'],
  [
    'mx.desk.example 1; spf=fail smtp.mailfrom=a@b.example; dkim=pass header.d=x.example; dmarc=fail (p=reject)',
    'fail',
  ],
  ['MX.desk.example; dmarc=pass (a comment; dmarc=fail (in another)) header.from=clinica.example', 'pass'],
  ['mx.desk.example; dmarc=none; dkim=pass header.i=@clinica.example', 'pass'],
  ['mx.desk.example; dmarc=none; spf=pass smtp.mailfrom=bounces@clinica.example', 'pass'],
  ['mx.desk.example; dmarc=none; dkim=pass header.d=sub.clinica.example', 'none'],
  ['mx.desk.example; dmarc=pass header.from=evil.example', 'none'],
  ['mx.desk.example; dmarc=temperror', 'none'],
  ['mx.desk.example; none', 'none'],
  ['mx.desk.example; spf=pass smtp.mailfrom="x@evil.example; dmarc=pass"@evil.example', 'none'],
])('the word of a trusted server, %s, means %s', (value, verdict) => {
  expect(trustedResults(mailWith(value), servers)).toMatchObject({ server: 'mx.desk.example', verdict })
})

test('the word of others counts for nothing, and of several the last written one counts', () => {
  const stranger = 'mx.evil.example; dmarc=pass'

  expect(trustedResults(mailWith(stranger), servers)).toBeUndefined()
  expect(
    trustedResults(mailWith(stranger, 'mx.desk.example; dmarc=fail', 'mx.desk.example; dmarc=pass'), servers),
  ).toMatchObject({ verdict: 'fail' })
})

test('a mail with two senders proves neither', () => {
  const mail = mailWith('mx.desk.example; dmarc=pass')
  mail.headers.set('from', ['ana@clinica.example', 'jefa@clinica.example'])

  expect(trustedResults(mail, servers)).toMatchObject({ verdict: 'fail' })
})

test('no text whatever breaks the reading, or is believed without the server’s name at its beginning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(trustedResults(mailWith(text), servers)).toBeUndefined()
      expect(['none', 'pass', 'fail']).toContain(trustedResults(mailWith(`mx.desk.example;${text}`), servers)?.verdict)
    }),
  )
})
