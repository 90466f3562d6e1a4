import { describe, expect, test } from 'vitest'
import { bodyOf, draftOf, faultsOf, withMethod } from './mailbox-draft.ts'

const empty = draftOf(null, 'support@desk.example', 'password')

describe('the form of a mailbox', () => {
  test('begins with the address of the inbox, and misses the server', () => {
    expect(empty.username).toBe('support@desk.example')
    expect(faultsOf(empty)).toEqual({ host: 'hostMissing' })
  })

  test('knows the server of a provider, and misses the account', () => {
    const draft = { ...empty, ...withMethod('microsoft') }

    expect(draft.host).toBe('outlook.office365.com')
    expect(faultsOf(draft)).toEqual({ oauthConnectionId: 'consentMissing' })
  })

  test('asks for the folder that mails are moved to', () => {
    expect(faultsOf({ ...empty, host: 'imap.desk.example', afterStoring: 'move' })).toEqual({ moveTo: 'moveToMissing' })
  })

  test('sends no empty password, which keeps the one there is', () => {
    expect(bodyOf(empty)).not.toHaveProperty('password')
    expect(bodyOf({ ...empty, password: 'secret' })).toHaveProperty('password', 'secret')
  })
})
