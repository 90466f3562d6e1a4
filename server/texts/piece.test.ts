import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { type Lexeme, lexemesOfQuery } from './found-words.ts'
import { beginningOf, bestPiece, withMarks } from './piece.ts'

const stem = (text: string): Lexeme => ({ text, isBeginning: false })
const beginning = (text: string): Lexeme => ({ text, isBeginning: true })
const unmarked = (text: string) => text.replaceAll('\u0002', '').replaceAll('\u0003', '')
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Without what a piece may leave out. */
const bare = (text: string) => text.replace(/[\s\-*>.\d]+/g, '')
const shown = (piece: string | undefined) => piece?.replaceAll('\u0002', '[').replaceAll('\u0003', ']')

test.each([
  [
    `( 'factur' | 'factura' ) & ( 'ped':* | 'pedido':* )`,
    [stem('factur'), stem('factura'), beginning('ped'), beginning('pedido')],
  ],
  [`'o''neill' & 'a\\\\b':A`, [stem("o'neill"), stem('a\\b')]],
  ['', []],
])('%s has its words', (query, lexemes) => {
  expect(lexemesOfQuery(query)).toEqual(lexemes)
})

describe('the piece of a text', () => {
  test.each([
    [
      'marks each form of a word',
      'Las impresoras y la Impresora.',
      [stem('impresor')],
      'Las [impresoras] y la [Impresora]',
    ],
    ['knows no accents', 'La conexión y la CONEXION', [stem('conexion')], 'La [conexión] y la [CONEXION]'],
    ['knows accents that stand apart', 'La conexio\u0301n', [stem('conexion')], 'La [conexio\u0301n]'],
    ['marks what goes on from a beginning', 'un pedidohecho', [beginning('ped')], 'un [pedidohecho]'],
    ['marks no long word for a short stem', 'it iterates its items', [stem('it')], '[it] iterates [its] items'],
    ['knows the y of English', 'happy and happiness', [stem('happi')], '[happy] and [happiness]'],
    ['has one line', 'una\n\n  impresora\tnueva', [stem('impresor')], 'una [impresora] nueva'],
    [
      'shows lists and quotes as running words',
      'Pasos:\n\n1. Apagar.\n- La impresora\n\n> dice 3. no',
      [stem('impresor')],
      'Pasos: Apagar. La [impresora] dice 3. no',
    ],
    ['has no mark of a list before it', '12. La impresora', [stem('impresor')], 'La [impresora]'],
    ['marks no word within another', 'la reimpresora', [stem('impresor'), stem('reimpresor')], 'la [reimpresora]'],
    ['knows words of any plane', '𝒶impresora 𝒶 impresora𝒷', [stem('impresor')], '𝒶impresora 𝒶 [impresora𝒷]'],
  ])('%s', (_title, text, lexemes, piece) => {
    expect(shown(bestPiece([text], lexemes))).toBe(piece)
  })

  test('is of the text that has most of the words, and of the first of such texts', () => {
    const texts = ['una factura', 'la factura del pedido', 'el pedido y la factura']

    expect(shown(bestPiece(texts, [stem('factur'), stem('ped'), stem('pedid')]))).toBe('la [factura] del [pedido]')
  })

  test('is where most of the words stand together, with some words before', () => {
    const far = 'palabra '.repeat(60)
    const text = `la factura ${far} hoy llegó tarde una factura del pedido ${far}`

    const piece = shown(bestPiece([text], [stem('factur'), stem('pedid')]))

    expect(piece).toMatch(/^hoy llegó tarde una \[factura\] del \[pedido\] palabra/)
    expect(piece?.split(' ')).toHaveLength(24)
  })

  test('is nothing where no word is found', () => {
    expect(bestPiece(['nada de eso', ''], [stem('factur')])).toBeUndefined()
    expect(bestPiece([], [stem('factur')])).toBeUndefined()
  })

  test('says nothing but the text itself, whatever that is', () => {
    const lexemes = fc.array(fc.record({ text: fc.string({ maxLength: 4 }), isBeginning: fc.boolean() }))

    fc.assert(
      fc.property(anyText, lexemes, (text, some) => {
        const plain = unmarked(text)
        const piece = bestPiece([plain], some)

        if (piece !== undefined) expect(bare(plain)).toContain(bare(unmarked(piece)))
      }),
    )
  })
})

test('a whole text keeps all that it says, with the words marked', () => {
  expect(shown(withMarks('«La impresora» no imprime.  ¿Por qué?', [stem('impresor'), beginning('impr')]))).toBe(
    '«La [impresora]» no [imprime]. ¿Por qué?',
  )
  expect(withMarks('Nada de eso', [stem('impresor')])).toBeUndefined()
  fc.assert(
    fc.property(anyText.map(unmarked), (text) => {
      const whole = withMarks(text, [beginning('a')])
      if (whole !== undefined) expect(squeezed(unmarked(whole))).toBe(squeezed(text))
    }),
  )
})

test('a beginning is as long as a piece', () => {
  expect(beginningOf(` Uno, dos. ${'tres '.repeat(100)}`)).toBe(`Uno, dos. ${'tres '.repeat(22).trim()}`)
  expect(beginningOf('')).toBe('')
})
