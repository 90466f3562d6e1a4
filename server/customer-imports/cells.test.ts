import { describe, expect, test } from 'vitest'
import type { CustomField } from '#contract/fields.ts'
import { readFieldValue, readFlag, readLanguage, readList, writeFieldValue, writeList } from './cells.ts'
import { guessTargets, headerOf, targetsOf } from './columns.ts'
import { detectDelimiter } from './csv-file.ts'

const base: CustomField = {
  id: '01a20fe0-ad1b-78de-800b-c4825b35130a',
  subject: 'person',
  key: 'field',
  type: 'text',
  labels: { es: 'Planta', en: 'Floor' },
  help: { es: '', en: '' },
  options: [],
  ticketTypes: [],
  isRequiredOnOpen: false,
  isRequiredOnSolve: false,
  portal: 'hidden',
  shownWhen: null,
  isArchived: false,
}
const option = (value: string, es: string) => ({ value, labels: { es, en: value }, parent: null, isArchived: false })
const field = (type: CustomField['type']): CustomField => ({
  ...base,
  type,
  options: [option('morning', 'Mañana'), option('night', 'Noche')],
})

describe('a cell is read as people write it', () => {
  test.each([
    ['number', '1234', 1234],
    ['number', '1.234,5', 1234.5],
    ['number', '1,234.5', 1234.5],
    ['number', '-3,25', -3.25],
    ['number', '1.234.567', 1_234_567],
    ['number', '0.125', 0.125],
    ['number', 'tres', undefined],
    ['date', '2027-01-31', '2027-01-31'],
    ['date', '31/1/2027', '2027-01-31'],
    ['date', 'ayer', undefined],
    ['checkbox', 'Sí', true],
    ['checkbox', 'falso', false],
    ['checkbox', 'quizá', undefined],
    ['choice', 'mañana', 'morning'],
    ['choice', 'NIGHT', 'night'],
    ['choice', 'tarde', undefined],
    ['choices', 'Noche | morning', ['night', 'morning']],
    ['choices', 'Noche | tarde', undefined],
    ['text', 'tal cual', 'tal cual'],
  ] as const)('%s %j', (type, cell, value) => {
    expect(readFieldValue(field(type), cell)).toEqual(value)
  })

  test('and what is written is read again', () => {
    const cases = [
      ['number', 0.125],
      ['checkbox', false],
      ['choices', ['night', 'morning']],
      ['date', '2027-01-31'],
    ] as const
    for (const [type, value] of cases) {
      for (const language of ['es', 'en'] as const) {
        const cell = writeFieldValue(Array.isArray(value) ? [...value] : (value as string), language)
        expect(readFieldValue(field(type), cell)).toEqual(value)
      }
    }
    expect(readList(writeList(['+34 600 11 22 33', '911 22 33 44']))).toEqual(['+34 600 11 22 33', '911 22 33 44'])
    expect([readFlag('x'), readLanguage('Castellano'), readLanguage('en-GB'), readLanguage('fr')]).toEqual([
      true,
      'es',
      'en',
      undefined,
    ])
  })
})

describe('the headers', () => {
  test('are understood in Spanish and English, each target once', () => {
    const headers = ['Nombre', 'E-mail', 'Correo electrónico', 'TELÉFONO', 'Company', 'planta', 'Color']

    expect(guessTargets('person', headers, [base])).toEqual([
      'name',
      'email',
      null,
      'phones',
      'organization',
      'field:field',
      null,
    ])
  })

  test.each(['es', 'en'] as const)('of an export in %s are understood again', (language) => {
    for (const subject of ['person', 'organization'] as const) {
      const targets = targetsOf(subject, [base])
      const headers = targets.map((target) => headerOf(subject, target, [base], language))
      expect(guessTargets(subject, headers, [base])).toEqual(targets)
    }
  })
})

test.each([
  ['Nombre;Correo\nAna, la de Norte;a@b.es', ';'],
  ['name,email\nAna;a,b', ','],
  ['name\temail', '\t'],
  ['"Nombre, completo; todo"|Correo', '|'],
  ['Nombre', ','],
  ['\n\n"a ""x, y"";";b', ';'],
])('%j is parted by %j', (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter)
})
