import { expect, test } from 'vitest'
import { contrast, isColor, readableOn } from './colors.ts'

test.each([
  ['#2f5bc6', '#ffffff'],
  ['#f5cf7a', '#10141c'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#10141c'],
])('on %s the text is %s', (accent, text) => {
  expect(readableOn(accent)).toBe(text)
  expect(contrast(accent, text)).toBeGreaterThanOrEqual(4.5)
})

test('only six digits are a colour', () => {
  expect(isColor('#2F5BC6')).toBe(true)
  expect(isColor('#fff')).toBe(false)
  expect(isColor('red')).toBe(false)
})
