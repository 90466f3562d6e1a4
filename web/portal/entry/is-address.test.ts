import { expect, test } from 'vitest'
import { emailAddress } from '#contract/common.ts'
import { isAddress } from './is-address.ts'

test.each(['ana@ejemplo.es', ' Ana@Ejemplo.es ', "o'neill+desk@mail.example.co.uk", 'a.b-c_d@x-y.org'])(
  'an address that the server takes (%s) is let through',
  (text) => {
    expect(isAddress(text)).toBe(true)
    expect(emailAddress.safeParse(text).success).toBe(true)
  },
)

test.each([
  '',
  'ana',
  'ana@',
  '@ejemplo.es',
  'ana@ejemplo',
  'ana @ejemplo.es',
  'Ana <ana@ejemplo.es>',
  'a@b.es,c@d.es',
])('what nobody could write to (%s) is told at once', (text) => {
  expect(isAddress(text)).toBe(false)
  expect(emailAddress.safeParse(text).success).toBe(false)
})
