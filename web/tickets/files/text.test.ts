import { expect, test } from 'vitest'
import { decodeText } from './text.ts'

test.each([
  ['UTF-8', [0xc3, 0xb1, 0x61], 'ña'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
  ['UTF-16, little end first', [0xff, 0xfe, 0xf1, 0x00], 'ñ'],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0xf1], 'ñ'],
  ['Windows-1252', [0x80, 0xf1], '€ñ'],
  ['nothing', [], ''],
])('%s is read', (_, bytes, text) => {
  expect(decodeText(new Uint8Array(bytes).buffer)).toBe(text)
})
