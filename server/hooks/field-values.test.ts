import { expect, test } from 'vitest'
import type { CustomField, FieldValue } from '#contract/fields.ts'
import { fieldFrom } from './field-values.ts'

const option = (value: string, es: string, isArchived = false) => ({
  value,
  labels: { es, en: '' },
  parent: null,
  isArchived,
})
function field(key: string, type: CustomField['type'], options: CustomField['options'] = []): CustomField {
  return {
    id: '0198f000-0000-7000-8000-000000000000',
    subject: 'ticket',
    key,
    type,
    labels: { es: key, en: '' },
    help: { es: '', en: '' },
    options,
    ticketTypes: [],
    isRequiredOnOpen: false,
    isRequiredOnSolve: false,
    portal: 'hidden',
    shownWhen: null,
    isArchived: false,
  }
}
const sites = [option('mad', 'Madrid'), option('bcn', 'Barcelona'), option('old', 'Cerrada', true)]
const fields = [
  field('host', 'text'),
  field('load', 'number'),
  field('since', 'date'),
  field('paid', 'checkbox'),
  field('site', 'choice', sites),
  field('sites', 'choices', sites),
  field('owner', 'person'),
  field('machine', 'device'),
]
const luis = '0198f000-0000-7000-8000-000000000001'
const find = async (type: string, text: string) =>
  type === 'person' && text === 'luis@empresa.example' ? luis : undefined

test.each<[string, string, FieldValue | null]>([
  ['host', '  db-1\n ', 'db-1'],
  ['load', '93.5', 93.5],
  ['load', 'much', null],
  ['since', '2026-11-29T10:00:00Z', '2026-11-29'],
  ['since', 'yesterday', null],
  ['paid', 'Yes', true],
  ['paid', 'false', false],
  ['paid', 'perhaps', null],
  ['site', 'MAD', 'mad'],
  ['site', 'barcelona', 'bcn'],
  ['site', 'Cerrada', null],
  ['site', '', null],
  ['sites', 'mad, Barcelona, París', ['mad', 'bcn']],
  ['gone', 'x', null],
  ['owner', ' luis@empresa.example ', luis],
  ['owner', 'nadie@empresa.example', null],
  ['machine', 'luis@empresa.example', null],
])('%s from "%s" is %j', async (key, text, value) => {
  expect(await fieldFrom(fields, find, key, text)).toEqual({ key, value })
})
