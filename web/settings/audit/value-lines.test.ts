import { expect, test } from 'vitest'
import { type ValueWords, valueLines } from './value-lines.ts'

const team = '0190b3a0-0000-7000-8000-000000000001'
const words: ValueWords = {
  empty: 'empty',
  yes: 'yes',
  no: 'no',
  fieldWord: (key) => key.toUpperCase(),
  nameOf: (field, id) => (id === team ? `Networks (${field})` : 'gone'),
  label: ({ en }) => en,
  dateTime: (instant) => `on ${instant.slice(0, 10)}`,
  wordsIn: (html) => html.replaceAll(/<[^>]*>/g, ''),
  list: (items) => items.join(', '),
}

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
  [{ es: 'Red', en: 'Network' }, 'Network'],
  ['2026-11-30T09:00:00.000Z', 'on 2026-11-30'],
  [{ teamId: team, tags: ['vpn'], note: '', isOn: false }, 'TEAMID: Networks (teamId); TAGS: vpn; ISON: no'],
])('%j is written as %s', (value, text) => {
  expect(valueLines(value, words)).toEqual([text])
})

test('each thing of a list that says more than a word has its line', () => {
  const links = [
    { label: { es: 'Inicio', en: 'Home' }, url: 'https://example.org' },
    { label: { es: 'Red', en: 'Network' }, url: 'https://example.net' },
  ]

  expect(valueLines(links, words)).toEqual([
    'LABEL: Home; URL: https://example.org',
    'LABEL: Network; URL: https://example.net',
  ])
})

test('an id is told by name, and a text of the editor by what it says', () => {
  expect(valueLines(team, words, 'teamId')).toEqual(['Networks (teamId)'])
  expect(valueLines('<p>Hello</p>', words, 'bodyHtml')).toEqual(['Hello'])
})
