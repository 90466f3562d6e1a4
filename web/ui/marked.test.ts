import { describe, expect, it } from 'vitest'
import { markedParts } from './marked.tsx'

describe('an excerpt', () => {
  it('marks what stands between the two signs', () => {
    expect(markedParts('la \u0002impresora\u0003 no va')).toEqual([
      { text: 'la ', isFound: false },
      { text: 'impresora', isFound: true },
      { text: ' no va', isFound: false },
    ])
  })

  it('keeps text whole that has no signs', () => {
    expect(markedParts('nada')).toEqual([{ text: 'nada', isFound: false }])
  })

  it('marks to the end when the closing sign was cut off', () => {
    expect(markedParts('la \u0002impre')).toEqual([
      { text: 'la ', isFound: false },
      { text: 'impre', isFound: true },
    ])
  })

  it('never shows the signs themselves', () => {
    const shown = markedParts('\u0002a\u0003\u0002b\u0003\u0003').map((part) => part.text)
    expect(shown.join('')).toBe('ab')
  })
})
