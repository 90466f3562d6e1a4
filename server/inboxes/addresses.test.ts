import { expect, test } from 'vitest'
import { areReachable, inboxAddressesOf } from './addresses.ts'

test.each([
  ['support@example.org', ['support@example.org']],
  [' Support@Example.ORG ', ['support@example.org']],
  ['support+t1.abc@example.org', ['support+t1.abc@example.org', 'support@example.org']],
  ['support+a+b@example.org', ['support+a+b@example.org', 'support@example.org']],
  ['+tag@example.org', ['+tag@example.org']],
  ['support@exam+ple.org', ['support@exam+ple.org']],
  ['nothing', ['nothing']],
])('%s may mean %j', (address, meant) => {
  expect(inboxAddressesOf(address)).toEqual(meant)
})

test.each([
  [['support@localhost'], false],
  [['support@127.0.0.1'], false],
  [['support@mesa.localhost'], false],
  [[], false],
  [['support@desk.example'], true],
  [['support@localhost', 'help@desk.example'], true],
])('that %j can be written to from outside is %s', (addresses, isReachable) => {
  expect(areReachable(addresses)).toBe(isReachable)
})
