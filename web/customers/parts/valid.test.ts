import { expect, test } from 'vitest'
import { domainOf, isDomain, isPhone } from './valid.ts'

test.each([
  ['https://www.Example.org/contact?x=1', 'example.org'],
  ['ana@clinicasol.es', 'clinicasol.es'],
  [' clinicasol.es ', 'clinicasol.es'],
])('%s means the domain %s', (pasted, domain) => {
  expect(domainOf(pasted)).toBe(domain)
  expect(isDomain(domain)).toBe(true)
})

test('one word is no domain, letters are no number', () => {
  expect(isDomain('localhost')).toBe(false)
  expect(isPhone('ana')).toBe(false)
  expect(isPhone('+34 600 10 20 30')).toBe(true)
})
