import { describe, expect, test } from 'vitest'
import { impersonal } from './gaps.ts'
import { allOf, anyOf, groupsOf, halfOf, queriesOf, rarestOf, termsOf, type Unfinished, wordsToStem } from './terms.ts'

test.each([
  ['words alone are themselves', 'Conectar VPN', [], [[['conectar']], [['vpn']]]],
  [
    'a word brings those that mean the same',
    'wifi caído',
    [['wifi', 'red inalámbrica']],
    [[['wifi'], ['red', 'inalambrica']], [['caido']]],
  ],
  [
    'several words may mean one',
    'mi red inalámbrica falla',
    [['wifi', 'red inalámbrica']],
    [[['mi']], [['red', 'inalambrica'], ['wifi']], [['falla']]],
  ],
  ['no words are no terms', '¿?', [['a b', 'c']], []],
])('%s', (_, text, synonyms, expected) => {
  expect(termsOf(text, groupsOf(synonyms))).toEqual(expected)
})

/** As PostgreSQL would say it: stop words are nothing, stems lose their ending, Spanish and English differ for `red`. */
function stems(word: string) {
  const [text = '', mark = ''] = word.split(':')
  const stem = (cut: RegExp) => `'${text.replace(cut, '')}'${mark && ':*'}`
  if (['como', 'el'].includes(text)) return { spanish: '', english: stem(/$/) }
  return text === 'redes' ? { spanish: "'red'", english: "'rede'" } : { spanish: stem(/a$/), english: stem(/a$/) }
}

test.each<[string, string, Unfinished, string[][], string]>([
  ['all words, the last of them unfinished', 'impresora rota', 'last', [], "( 'impresor' & 'rot':* )"],
  ['each of them unfinished', 'impresora rota', 'all', [], "( 'impresor':* & 'rot':* )"],
  ['some of them', 'impresora rota', 'none', [], "( 'impresor' | 'rot' )"],
  ['no word that a language leaves out', 'como imprimir el', 'none', [], "'imprimir'"],
  ['such a word when there is no other', 'como', 'last', [], "'como':*"],
  ['what the languages make of it, each once', 'redes caida', 'none', [], "( ( 'red' | 'rede' ) | 'caid' )"],
  [
    'any of the words that mean the same, and only what was typed unfinished',
    'wifi',
    'last',
    [['wifi', 'red inalámbrica']],
    "( 'wifi':* | ( 'red' & 'inalambric' ) )",
  ],
  ['nothing when nothing counts', 'como el', 'last', [], ''],
])('a search asks for %s', (_, text, unfinished, synonyms, query) => {
  const terms = termsOf(text, groupsOf(synonyms))

  const each = queriesOf(terms, unfinished, stems)

  expect(unfinished === 'none' ? anyOf(each) : allOf(each)).toBe(query)
})

test('what is left out does not count for half of a question', () => {
  const terms = termsOf('como cambio el toner', [])

  expect(queriesOf(terms, 'none', stems)).toEqual(["'cambio'", "'toner'"])
  expect([1, 2, 5, 9].map(halfOf)).toEqual([1, 1, 2, 3])
  expect(wordsToStem(termsOf('wifi', []))).toEqual(['wifi', 'wifi:*'])
})

describe('a common word', () => {
  const frequencyOf = (query: string) => ({ "'con'": 0.2, "'impresor'": 0.1 })[query] ?? 0

  test('is whole, but where it stands last', () => {
    const each = (text: string) => queriesOf(termsOf(text, []), 'all', stems, frequencyOf)

    expect(each('impresora sin ton')).toEqual(["'impresor'", "'sin':*", "'ton':*"])
    expect(each('ton impresora')).toEqual(["'ton':*", "'impresor':*"])
  })

  test('leads to no article when one of the rarer ones is needed anyway', () => {
    const queries = ["'con'", "'impresor'", "'ton'", "'rot'", "'nuev'"]

    expect(rarestOf(queries, 1, frequencyOf)).toHaveLength(5)
    expect(rarestOf(queries, 2, frequencyOf)).toEqual(["'ton'", "'rot'", "'nuev'", "'impresor'"])
    expect(rarestOf(queries, 3, frequencyOf)).toEqual(["'ton'", "'rot'", "'nuev'"])
    expect(rarestOf(["'con'"], 1, frequencyOf)).toEqual(["'con'"])
  })
})

test.each([
  ['no puedo imprimir', 'no puedo imprimir'],
  ['correo de ana.sol@cliente.example', 'correo de'],
  ['llamar al +34 600 123 456 ya', 'llamar al 34 600 123 456 ya'],
  ['tarjeta 4111111111111111', 'tarjeta'],
  ['dni 12345678Z', 'dni'],
  ['a', ''],
])('“%s” is counted as “%s”', (text, expected) => {
  expect(impersonal(text)).toBe(expected)
})
