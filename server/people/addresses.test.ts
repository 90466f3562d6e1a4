import fc from 'fast-check'
import { expect, test } from 'vitest'
import { domainsOf, normalAddress } from './addresses.ts'

test('the domains of an address are its own and those above, nearest first', () => {
  expect(domainsOf('Ana@Mail.Example.org')).toEqual(['mail.example.org', 'example.org', 'org'])
})

test('what is no address has no empty domain', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      expect(domainsOf(text)).not.toContain('')
    }),
  )
})

test('a normal address stays as it is', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(normalAddress(normalAddress(` ${address} `))).toBe(normalAddress(address))
    }),
  )
})
