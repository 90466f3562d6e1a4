import { expect, test } from 'vitest'
import { domainOf, valuesOf } from './values.ts'

test.each<[string, string[]]>([
  ['News@Mail.Shop.example', ['news@mail.shop.example', 'mail.shop.example', 'shop.example']],
  ['a@localhost', ['a@localhost']],
  ['nobody', []],
  ['"odd@name"@x.example', ['"odd@name"@x.example', 'x.example']],
])('%s falls under %j', (address, values) => {
  expect(valuesOf(address)).toEqual(values)
})

test('the domain of an address is what follows the last at sign', () => {
  expect(domainOf(' A@B.example ')).toBe('b.example')
})
