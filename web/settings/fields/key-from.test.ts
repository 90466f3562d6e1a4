import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldKey } from '#contract/fields.ts'
import { keyFrom } from './key-from.ts'

test.each([
  ['Número de serie', 'numero_de_serie'],
  ['  ¿Planta? ', 'planta'],
  ['2.º turno', 'turno'],
  ['ñ', 'n'],
  ['日本', ''],
])('“%s” is %s for programs', (name, key) => {
  expect(keyFrom(name)).toBe(key)
})

test('whatever the name, the key is one that may be used, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const key = keyFrom(name)
      expect(key === '' || fieldKey.safeParse(key).success).toBe(true)
    }),
  )
})
