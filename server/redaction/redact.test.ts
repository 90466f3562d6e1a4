import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksIn } from '#contract/redaction.ts'
import { redact } from './redact.ts'

const names = ['Ana María Sol', 'Núñez, Íñigo', 'Leo Marín']
const clean = (text: string) => redact(text, { names, language: 'en' }).text
const kinds = (text: string) => redact(text, { names, language: 'en' }).removed.map(({ kind }) => kind)

describe('what is taken out', () => {
  test.each([
    ['a name', 'Hola Ana, soy Leo Marín', ['name', 'name']],
    ['a name without accents', 'Llama a Inigo Nunez', ['name', 'name']],
    ['a whole name in small letters', 'firmado: ana maría sol', ['name']],
    ['an address', 'Escribe a ana.sol+vpn@correo.example.', ['email']],
    ['a phone number', 'Mi móvil es 612 34 56 78', ['phone']],
    ['one from abroad', 'Call +44 20 7946 0958 today', ['phone']],
    ['an account', 'Cuenta ES91 2100 0418 4502 0005 1332 y ya', ['iban']],
    ['one written together', 'GB82WEST12345698765432', ['iban']],
    ['a card', 'Visa 4111 1111 1111 1111, gracias', ['card']],
    ['a DNI', 'DNI 12.345.678-Z', ['document']],
    ['a NIE', 'NIE X1234567L', ['document']],
    ['a network address', 'responde 192.168.10.7', ['address']],
    ['a longer one', 'desde fe80::1ff:fe23:4567:890a', ['address']],
    ['a card of the network', 'MAC 00:1A:2B:3C:4D:5E', ['address']],
    ['a password', 'La contraseña es: Verano2026!', ['secret']],
    ['a link with a secret', 'Abre https://x.example/reset?token=abc', ['link']],
    ['a link of chance', 'Abre https://x.example/i/4f9c2d7a8b1e6f3042aa', ['link']],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  test('the rest stands as it stood, and a mark says what is gone', () => {
    expect(clean('Ana, reinicia el PC y escribe a x@y.example.')).toBe(
      '⟦name⟧, reinicia el PC y escribe a ⟦e-mail address⟧.',
    )
  })
})

test.each([
  'El sol sale y ana es palabra de nadie',
  'Error 0x80070005 en la versión 10.0.19045.3803',
  'El 2026-11-29 10:15 y el 29/11/2026',
  'ticket #4211, puerto 8443, 12345678A',
  'Lee https://docs.example/es/guia-de-la-vpn',
  'Reinicia spooler: net stop spooler',
  'Pesa 1.250.000 bytes',
])('is left alone: %s', (text) => {
  expect(clean(text)).toBe(text)
})

const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
const around = fc.constantFrom('', 'Hola, ', 'número: ', '(', '"')
const after = fc.constantFrom('', '.', ', gracias', ')', '\n')

function luhn(body: number[]): string {
  for (let last = 0; last < 10; last += 1) {
    const all = [...body, last]
    const sum = all.reduce((total, digit, place) => {
      const isDoubled = (all.length - place) % 2 === 0
      const value = isDoubled ? digit * 2 : digit
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    if (sum % 10 === 0) return all.join('')
  }
  return ''
}

function iban(country: string, account: string): string {
  const number = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('')
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`
}

const grouped = (text: string, size: number, mark: string) =>
  text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(mark) ?? text

describe('whatever the digits', () => {
  const separator = fc.constantFrom('', ' ', '-')

  test('no card with the right check digit remains', () => {
    fc.assert(
      fc.property(digits(15), separator, around, after, (body, mark, before, behind) => {
        fc.pre(body.some((digit) => digit !== 0))
        const card = grouped(luhn(body), 4, mark)
        expect(clean(before + card + behind)).not.toContain(card)
      }),
    )
  })

  test('no account remains', () => {
    fc.assert(
      fc.property(digits(20), separator, around, after, (body, mark, before, behind) => {
        const account = grouped(iban('ES', body.join('')), 4, mark)
        expect(clean(before + account + behind)).not.toContain(account.slice(8))
      }),
    )
  })

  test('no DNI remains', () => {
    fc.assert(
      fc.property(digits(8), fc.constantFrom('', '-', ' '), around, after, (body, mark, before, behind) => {
        const number = body.join('')
        const document = `${number}${mark}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23)}`
        expect(clean(before + document + behind)).not.toContain(number)
      }),
    )
  })

  test('no mobile number remains', () => {
    fc.assert(
      fc.property(digits(8), fc.constantFrom('6', '+34 6', '0034 7'), around, after, (body, lead, before, behind) => {
        const phone = lead + grouped(body.join(''), 3, ' ')
        expect(clean(before + phone + behind)).not.toContain(`${body.join('').slice(0, 3)} `)
      }),
    )
  })
})

test('no address and no name remains in any text, and what was cleaned stays as it is', () => {
  const word = fc.stringMatching(/^[a-z0-9._-]{1,12}$/)
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.tuple(word, word).map(([local, host]) => `${local}@${host}.example`),
    fc.constantFrom('Ana', 'LEO', 'Núñez', 'ana maría sol', 'Sol,'),
    fc.ipV4(),
    fc.ipV6(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = clean(pieces.join(' '))

      expect(once).not.toMatch(/[\w-]@[\w-]/)
      expect(once).not.toMatch(/(?<![\p{L}\p{N}])(?:Ana|LEO|Núñez|Sol)(?![\p{L}\p{N}])/u)
      // What stands in a mark is never looked at again.
      expect(clean(once.replaceAll('⟦', '').replaceAll('⟧', ''))).not.toMatch(/[\w-]@[\w-]/)
    }),
  )
})

test('brackets that somebody typed are no marks', () => {
  expect(marksIn(clean('⟦name⟧ x'))).toEqual([])
})

test('a long text is cleaned within a moment', () => {
  const text = 'a'.repeat(20_000) + '1 '.repeat(20_000) + 'x@'.repeat(5000) + ':'.repeat(5000) + 'ES91'.repeat(5000)
  const start = performance.now()

  clean(text)

  expect(performance.now() - start).toBeLessThan(2000)
})
