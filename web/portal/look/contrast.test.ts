import { describe, expect, test } from 'vitest'
import { contrast, formatColor, mix, parseColor, standOut, textOn } from '#contract/contrast.ts'
import { accentColors, darkSurface, lightSurface } from './accent.ts'

const accents = ['#2f5bc6', '#ffe600', '#000000', '#ffffff', '#7f7f7f', '#ff0000', '#00ff00', '#0f766e', '#f5a3c7']

describe('colours', () => {
  test('a colour survives parsing and formatting', () => {
    expect(formatColor(parseColor('#2F5bc6'))).toBe('#2f5bc6')
  })

  test('contrast follows WCAG', () => {
    expect(contrast(parseColor('#000000'), parseColor('#ffffff'))).toBeCloseTo(21, 5)
    expect(contrast(parseColor('#767676'), parseColor('#ffffff'))).toBeGreaterThanOrEqual(4.5)
  })

  test('a colour that stands out already stays as it is', () => {
    expect(standOut(parseColor('#18429c'), parseColor('#ffffff'), 4.5)).toEqual(parseColor('#18429c'))
  })

  test('mixing half way lands in the middle', () => {
    expect(mix([0, 0, 0], [100, 200, 50], 0.5)).toEqual([50, 100, 25])
  })
})

describe.each(accents)('the accent %s', (accent) => {
  const colors = accentColors(accent)

  test.each(['light', 'dark'] as const)('has readable words in the %s theme', (scheme) => {
    const { fill, fillHover, onFill, ink } = colors[scheme]
    const surface = scheme === 'light' ? lightSurface : darkSurface

    expect(contrast(parseColor(onFill), parseColor(fill))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parseColor(onFill), parseColor(fillHover))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parseColor(ink), surface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parseColor(ink), parseColor(colors[scheme].tint))).toBeGreaterThanOrEqual(4.5)
  })

  test('leaves text on the accent readable', () => {
    expect(contrast(textOn(parseColor(accent)), parseColor(accent))).toBeGreaterThanOrEqual(4.5)
  })
})
