import { expect, test } from 'vitest'
import { valueText } from './value-text.ts'

const words = { empty: 'empty', yes: 'yes', no: 'no' }

test.each([
  [null, 'empty'],
  ['', 'empty'],
  [[], 'empty'],
  [true, 'yes'],
  [false, 'no'],
  [7, '7'],
  ['Soporte', 'Soporte'],
  [['a.example', 'b.example'], 'a.example, b.example'],
  [{ id: '1', name: 'Soporte TI' }, 'Soporte TI'],
  [{ x: 1 }, '{"x":1}'],
])('%j is written as %s', (value, text) => {
  expect(valueText(value, words)).toBe(text)
})
