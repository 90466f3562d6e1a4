import { expect, test } from 'vitest'
import { bodyOf, emptyDraft, faultsOf, withGuess } from './draft.ts'

const draft = emptyDraft('Soporte', 'soporte@clinica.example')

test('what is guessed fills the servers in and keeps what was typed', () => {
  const guessed = withGuess(
    { ...draft, sending: { ...draft.sending, password: 'secret' } },
    {
      source: 'provider',
      provider: 'Google',
      signIn: 'oauth',
      sending: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
      receiving: null,
      mailsPerMinute: 20,
    },
  )

  expect(guessed.sending).toMatchObject({ host: 'smtp.gmail.com', port: 465, password: 'secret' })
  expect([guessed.hasReceiving, guessed.mailsPerMinute]).toEqual([false, 20])
})

test('a server without a name or with a wrong port is told at its field, and only when it is used', () => {
  const wrong = { ...draft, sending: { ...draft.sending, host: 'smtp.x', port: 70_000 } }

  expect(faultsOf(wrong)).toEqual({ 'sending.port': 'connect.portInvalid' })
  expect(faultsOf({ ...wrong, hasServer: false })).toEqual({})
  expect(faultsOf({ ...wrong, hasServer: false, hasReceiving: true })).toEqual({
    'receiving.host': 'connect.hostMissing',
  })
})

test('an empty password is not sent, as the saved one holds', () => {
  const body = bodyOf({ ...draft, sending: { ...draft.sending, host: 'smtp.x' } }, null)

  expect(body.sending).toEqual({ host: 'smtp.x', port: 587, security: 'starttls', username: 'soporte@clinica.example' })
})
