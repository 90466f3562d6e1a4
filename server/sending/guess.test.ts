import { expect, test } from 'vitest'
import { quietDns } from '#test/domain-records.ts'
import { guessServers } from './guess.ts'

test.each([
  ['ana@gmail.com', 'Google', 'smtp.gmail.com', 'imap.gmail.com'],
  ['ana@hotmail.es', 'Outlook.com', 'smtp-mail.outlook.com', 'outlook.office365.com'],
  ['ana@icloud.com', 'iCloud', 'smtp.mail.me.com', 'imap.mail.me.com'],
  ['ana@yahoo.com.mx', 'Yahoo', 'smtp.mail.yahoo.com', 'imap.mail.yahoo.com'],
])('the servers of %s are those of %s', async (address, provider, smtp, imap) => {
  const guess = await guessServers(address, quietDns)

  expect(guess).toMatchObject({ source: 'provider', provider, sending: { host: smtp }, receiving: { host: imap } })
})

test.each([
  ['clinica-example.mail.protection.outlook.com', 'Microsoft 365'],
  ['aspmx.l.google.com', 'Google'],
  ['mx01.ionos.es', 'IONOS'],
  ['mx.serviciodecorreo.es', 'Arsys'],
  ['notgoogle.com', null],
])('a domain whose mail goes to %s is with %s', async (exchanger, provider) => {
  const guess = await guessServers('ana@clinica.example', { ...quietDns, mx: async () => [exchanger] })

  expect(guess.provider).toBe(provider)
})

test('a domain that names its servers is believed, the lowest priority first', async () => {
  const records: Record<string, { name: string; port: number; priority: number; weight: number }[]> = {
    '_submission._tcp.clinica.example': [
      { name: 'second.clinica.example', port: 587, priority: 20, weight: 0 },
      { name: 'first.clinica.example', port: 587, priority: 10, weight: 0 },
    ],
    '_submissions._tcp.clinica.example': [{ name: '.', port: 0, priority: 0, weight: 0 }],
    '_imaps._tcp.clinica.example': [{ name: 'imap.clinica.example', port: 993, priority: 0, weight: 0 }],
  }

  const guess = await guessServers('ana@clinica.example', { ...quietDns, srv: async (name) => records[name] ?? [] })

  expect(guess).toMatchObject({
    source: 'domain',
    sending: { host: 'first.clinica.example', port: 587, security: 'starttls' },
    receiving: { host: 'imap.clinica.example', port: 993, security: 'tls' },
  })
})

test('else the usual names are tried, and DNS that does not answer is no error', async () => {
  const lookup = async (host: string) => (host === 'mail.clinica.example' ? ['192.0.2.1'] : [])
  const refuse = () => Promise.reject(new Error('ETIMEOUT'))

  const guess = await guessServers('ana@clinica.example', { txt: refuse, mx: refuse, srv: refuse, lookup })

  expect(guess).toMatchObject({ source: 'names', sending: { host: 'mail.clinica.example' } })
})
