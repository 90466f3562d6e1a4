import { expect, test } from 'vitest'
import { inboxAddressesOf } from './addresses.ts'

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
