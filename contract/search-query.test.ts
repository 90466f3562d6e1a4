import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearch, withoutFilter } from './search-query.ts'

function read(text: string) {
  const { words, filters } = readSearch(text)
  return [words, filters.map(({ operator, value, isNegated }) => `${isNegated ? '-' : ''}${operator}=${value}`)]
}

describe('a search is read', () => {
  it.each<[string, string, string, string[]]>([
    ['words alone', 'no imprime', 'no imprime', []],
    ['a filter among words', 'no status:open imprime', 'no imprime', ['status=open']],
    [
      'filters in Spanish, with and without accents',
      'estado:abierto después:2026-01-02',
      '',
      ['status=abierto', 'after=2026-01-02'],
    ],
    ['a value of several words', 'from:"Ana Ruiz" vpn', 'vpn', ['from=Ana Ruiz']],
    ['what must not be', '-tag:vpn', '', ['tag=vpn'].map((one) => `-${one}`)],
    ['names without regard to case', 'TEAM:Redes', '', ['team=Redes']],
    ['an unfinished filter as a word', 'team: redes', 'team: redes', []],
    ['an address of the web as a word', 'https://mesa.example/a', 'https://mesa.example/a', []],
    ['an open quote as it stands', 'from:"Ana', 'from:"Ana', []],
    ['a quoted phrase as words', '"no imprime"', '"no imprime"', []],
  ])('%s', (_, text, words, filters) => {
    expect(read(text)).toEqual([words, filters])
  })

  it('without ever failing, and with nothing left behind when all filters are taken out', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('from:', 'team:redes', '-tag:"a b"', '"', ':', ' ', 'estado:abierto', '\0', '🙂:x'),
    )

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ')
        const { filters, words } = readSearch(text)
        const bare = filters.reduce(withoutFilter, text)
        expect(readSearch(bare)).toEqual({ words, filters: [] })
      }),
    )
  })
})
