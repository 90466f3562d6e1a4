import { describe, expect, test } from 'vitest'
import { quotedRest, textPieces } from './text-pieces.ts'

describe('addresses in plain text', () => {
  test.each([
    ['see https://example.org/a?b=1.', 'https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['(www.example.org)', 'www.example.org', 'https://www.example.org'],
    ['write to ana@example.org, please', 'ana@example.org', 'mailto:ana@example.org'],
    ['https://es.wikipedia.org/wiki/Mesa_(mueble)', 'https://es.wikipedia.org/wiki/Mesa_(mueble)', undefined],
  ])('%j has a link', (text, shown, href) => {
    const link = textPieces(text).find((piece) => piece.href !== undefined)

    expect(link).toEqual({ text: shown, href: href ?? shown })
  })

  test('nothing of the text is lost', () => {
    const text = 'a https://x.org b c@d.org.\n\nend'

    expect(
      textPieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })

  test('other schemes are not links', () => {
    expect(textPieces('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }])
  })
})

describe('quoted history', () => {
  test('is what follows the new text', () => {
    expect(quotedRest('Thanks\n\n> before', 'Thanks')).toBe('> before')
  })

  test('is nothing when all is new', () => {
    expect(quotedRest('Thanks\n', 'Thanks')).toBe('')
  })

  test('is the whole text when the new text stands elsewhere in it', () => {
    expect(quotedRest('> before\nThanks', 'Thanks')).toBe('> before\nThanks')
  })
})
