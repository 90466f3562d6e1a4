import { expect, test } from 'vitest'
import { impersonal } from './gaps.ts'
import { termsOf } from './terms.ts'

test.each([
  ['words alone are themselves', 'Conectar VPN', [], [[['conectar']], [['vpn']]]],
  [
    'a word brings those that mean the same',
    'wifi caído',
    [['wifi', 'red inalámbrica']],
    [[['wifi'], ['red', 'inalambrica']], [['caido']]],
  ],
  [
    'several words may mean one',
    'mi red inalámbrica falla',
    [['wifi', 'red inalámbrica']],
    [[['mi']], [['red', 'inalambrica'], ['wifi']], [['falla']]],
  ],
  ['no words are no terms', '¿?', [['a b', 'c']], []],
])('%s', (_, text, synonyms, expected) => {
  expect(termsOf(text, synonyms)).toEqual(expected)
})

test.each([
  ['no puedo imprimir', 'no puedo imprimir'],
  ['correo de ana.sol@cliente.example', 'correo de'],
  ['llamar al +34 600 123 456 ya', 'llamar al 34 600 123 456 ya'],
  ['tarjeta 4111111111111111', 'tarjeta'],
  ['dni 12345678Z', 'dni'],
  ['a', ''],
])('“%s” is counted as “%s”', (text, expected) => {
  expect(impersonal(text)).toBe(expected)
})
