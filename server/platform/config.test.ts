import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/:.*/, ''))
  }
}

test('an empty environment is enough', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    smtpPort: 2525,
    role: 'all',
    trustProxy: false,
  })
})

test('the portal may have a domain of its own, as safe as that of the desk and without a path', () => {
  const PUBLIC_URL = 'https://desk.example.org'

  expect(readConfig({ PUBLIC_URL, PORTAL_URL: 'https://ayuda.example.org/' }).portalUrl).toBe(
    'https://ayuda.example.org',
  )
  expect(faultsOf({ PUBLIC_URL, PORTAL_URL: 'http://ayuda.example.org' })).toEqual(['PORTAL_URL'])
  expect(faultsOf({ PUBLIC_URL, PORTAL_URL: 'https://ayuda.example.org/mesa' })).toEqual(['PORTAL_URL'])
  expect(faultsOf({ PORTAL_URL: 'https://ayuda.example.org' })).toEqual(['PORTAL_URL'])
})

test('an empty value is the same as none', () => {
  expect(readConfig({ PORT: '', SMTP_PORT: '', DATABASE_URL: '', SECRET_KEY: '', ROLE: '' })).toEqual(readConfig({}))
})

test('what is given is taken', () => {
  const config = readConfig({
    HOST: '0.0.0.0',
    PORT: '8080',
    SMTP_PORT: 'off',
    DATABASE_URL: 'postgres://u:p@db/mesa',
    PUBLIC_URL: 'https://desk.example.org/',
    ADMIN_EMAIL: 'a@desk.example',
    ADMIN_PASSWORD: 'ten-characters',
    TRUST_PROXY: 'true',
  })

  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
    smtpPort: 'off',
    publicUrl: 'https://desk.example.org',
    administrator: { email: 'a@desk.example', password: 'ten-characters' },
    trustProxy: true,
  })
})

test('the mail servers of the house are those of this machine, or those that are named', () => {
  expect(readConfig({}).smtpRelays).toEqual(['127.0.0.1', '::1'])
  expect(readConfig({ SMTP_RELAYS: '192.0.2.1, 2001:db8::1' }).smtpRelays).toEqual(['192.0.2.1', '2001:db8::1'])
})

describe('every fault is told at once, by name', () => {
  test('those of single values', () => {
    const faults = faultsOf({
      PORT: 'many',
      SMTP_PORT: '70000',
      DATABASE_URL: 'mysql://x/y',
      PUBLIC_URL: 'desk',
      SECRET_KEY: 'short',
      ROLE: 'boss',
      SMTP_URL: 'http://x',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'perhaps',
      FILES_URL: 's3://bucket',
      SMTP_RELAYS: 'mx.desk.example',
    })

    expect(faults.toSorted()).toEqual(
      [
        'PORT',
        'SMTP_PORT',
        'DATABASE_URL',
        'PUBLIC_URL',
        'SECRET_KEY',
        'ROLE',
        'SMTP_URL',
        'LOG_LEVEL',
        'TRUST_PROXY',
        'FILES_URL',
        'SMTP_RELAYS',
      ].toSorted(),
    )
  })

  test('those of values that belong together, also beside others', () => {
    const faults = faultsOf({ PORT: '-1', ROLE: 'web', ADMIN_EMAIL: 'a@desk.example', SMTP_TLS_CERT: 'x' })

    expect(faults.toSorted()).toEqual(['ADMIN_EMAIL', 'PORT', 'ROLE', 'SMTP_TLS_CERT'])
  })

  test('those of values that belong together, also where one is of another kind altogether', () => {
    const faults = faultsOf({ PORT: 'many', TRUST_PROXY: 'perhaps', ROLE: 'web', ADMIN_PASSWORD: 'ten-characters' })

    expect(faults.toSorted()).toEqual(['ADMIN_EMAIL', 'PORT', 'ROLE', 'TRUST_PROXY'])
  })

  test('a value that is wrong by itself is told once', () => {
    expect(faultsOf({ PORTAL_URL: 'desk', ADMIN_EMAIL: 'ana', ROLE: 'boss' }).toSorted()).toEqual([
      'ADMIN_EMAIL',
      'PORTAL_URL',
      'ROLE',
    ])
  })
})

test.each(['web', 'worker'])('ROLE=%s needs the database and the key that all nodes share', (ROLE) => {
  const shared = { DATABASE_URL: 'postgres://db/mesa', SECRET_KEY: 'k'.repeat(32) }

  expect(faultsOf({ ROLE })).toEqual(['ROLE'])
  expect(faultsOf({ ROLE, ...shared })).toEqual([])
})

test('a fault never repeats the value, which may be a secret', () => {
  const read = () => readConfig({ SECRET_KEY: 'tiny-secret', ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'pass-123' })

  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/tiny-secret|pass-123/) }))
})
