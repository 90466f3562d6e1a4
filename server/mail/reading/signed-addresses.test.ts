import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { readMessageId, readReplyAddress, signMessageId, signReplyAddress } from './signed-addresses.ts'

const secret = Buffer.from('a secret of the tests, thirty-two')
const tickets = fc.integer({ min: 1, max: 999_999_999 })
const labels = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const inboxes = fc.tuple(labels, labels).map(([local, host]) => `${local}@${host}.example`)

test('a reply address names its inbox and ticket, in any case of letters', () => {
  fc.assert(
    fc.property(inboxes, tickets, (inbox, ticket) => {
      const address = signReplyAddress(inbox, ticket, secret)

      expect(readReplyAddress(address, secret)).toEqual({ inbox, ticket })
      expect(readReplyAddress(address.toUpperCase(), secret)).toEqual({ inbox, ticket })
    }),
  )
})

test('a reply address fits the local part that RFC 5321 allows', () => {
  const address = signReplyAddress('Soporte@Desk.example', 123_456_789, secret)

  expect(address).toMatch(/^soporte\+t123456789\.[a-z2-7]{16}@desk\.example$/)
})

test('a forged reply address is no match', () => {
  const address = signReplyAddress('soporte@desk.example', 12, secret)
  const forgeries = [
    address.replace('+t12.', '+t13.'),
    address.replace('soporte', 'ventas'),
    address.replace('desk.example', 'otro.example'),
    address.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@'),
    address.replace(/\.[a-z2-7]{16}@/, '@'),
    address.replace(/.@/, '@'),
    address.replace('+t12.', '+t012.'),
    address.replace('+t12.', '+t-12.'),
    signReplyAddress('soporte@desk.example', 12, randomBytes(32)),
    'soporte@desk.example',
    '',
  ]

  expect(forgeries.filter((forged) => readReplyAddress(forged, secret) !== undefined)).toEqual([])
})

test('no changed character of the tag passes', () => {
  const address = signReplyAddress('soporte@desk.example', 12, secret)
  const at = address.indexOf('@')

  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 16 }),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
      (back, letter) => {
        fc.pre(address[at - back] !== letter)
        const forged = address.slice(0, at - back) + letter + address.slice(at - back + 1)

        expect(readReplyAddress(forged, secret)).toBeUndefined()
      },
    ),
  )
})

test('a Message-ID names its ticket, with or without brackets', () => {
  fc.assert(
    fc.property(tickets, fc.uuid(), labels, (ticket, unique, host) => {
      const id = signMessageId(ticket, unique, `${host}.example`, secret)

      expect(readMessageId(id, secret)).toBe(ticket)
      expect(readMessageId(`<${id}>`, secret)).toBe(ticket)
      expect(id).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+$/)
    }),
  )
})

test('a forged Message-ID is no match, nor is the tag of a reply address', () => {
  const id = signMessageId(12, 'abc', 'desk.example', secret)
  const tag = /\.([a-z2-7]{16})@/.exec(signReplyAddress('abc@desk.example', 12, secret))?.[1]
  const forgeries = [
    id.replace('t12.', 't13.'),
    id.replace('.abc.', '.abd.'),
    id.replace('desk', 'otro'),
    `t12.abc.${tag}@desk.example`,
    signMessageId(12, 'abc', 'desk.example', randomBytes(32)),
    '<a@b>',
    '',
  ]

  expect(forgeries.filter((forged) => readMessageId(forged, secret) !== undefined)).toEqual([])
})

test('reading any text as an address or a Message-ID never breaks', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(readReplyAddress(text, secret)).toBeUndefined()
      expect(readMessageId(text, secret)).toBeUndefined()
    }),
  )
})
