import fc from 'fast-check'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { holdsLiteral, literalIn } from './literal.ts'

test.each([
  ['Pedido \\d+', 'pedido '],
  ['^ref: AB-\\d{4}$', 'ref: ab-'],
  ['facturas?', 'factura'],
  ['no+ imprime', ' imprime'],
  ['a.+urgente', 'urgente'],
  ['(?P<pedido>\\d+) pedido', undefined],
  ['error|fallo', undefined],
  ['caída', 'ca'],
  ['[ab]c', undefined],
  ['x{3}', undefined],
  ['(?i)x', undefined],
  ['', undefined],
])('%s holds %s', (pattern, literal) => {
  expect(literalIn(pattern)).toBe(literal)
})

test('whatever a pattern finds holds its literal', () => {
  const piece = fc.constantFrom(
    'ab',
    'S',
    'k',
    'ſ',
    'K',
    'á',
    '.',
    '\\d',
    '+',
    '*',
    '?',
    '{2}',
    '{0,1}',
    '^',
    '$',
    '|',
    '(a)',
    '[s]',
    '\\Q',
    ' ',
  )
  const pieces = fc.array(piece, { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(
      pieces,
      fc.array(fc.constantFrom('ab', 'AB', 's', 'ſ', 'k', 'K', 'á', '1', ' ', 'a'), { maxLength: 10 }),
      (pattern, parts) => {
        const literal = literalIn(pattern)
        const regex = compiled(pattern)
        const text = parts.join('')
        if (literal === undefined || regex === undefined || !regex.matcher(text).find()) return
        expect(holdsLiteral(text, literal)).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})

function compiled(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE)
  } catch {
    return undefined
  }
}
