import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CustomField, type FieldValues, fieldValue } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import { changeFields, missingFields } from './check.ts'

function field(key: string, more: Partial<CustomField> = {}): CustomField {
  const id = '01a20fe0-ad1b-78de-800b-c4825b35130a'
  const name = { es: key, en: key }
  return {
    id,
    subject: 'ticket',
    key,
    type: 'text',
    labels: name,
    help: { es: '', en: '' },
    options: [],
    ticketTypes: [],
    isRequiredOnOpen: false,
    isRequiredOnSolve: false,
    portal: 'hidden',
    shownWhen: null,
    isArchived: false,
    ...more,
  }
}
const option = (value: string, isArchived = false) => ({
  value,
  labels: { es: value, en: value },
  parent: null,
  isArchived,
})
const options = [option('red'), option('blue'), option('old', true)]
const known = new Set(['0198f000-0000-7000-8000-000000000001'])
const place = (...fields: CustomField[]) => ({ fields, type: 'incident' as const, byRequester: false, known })

describe('a value', () => {
  test.each<[CustomField['type'], unknown]>([
    ['text', 'ñandú'],
    ['long_text', 'uno\ndos'],
    ['number', -1.5],
    ['date', '2028-02-29'],
    ['choice', 'red'],
    ['choices', ['red', 'blue']],
    ['tree', 'blue'],
    ['checkbox', false],
    ['person', [...known][0]],
    ['device', [...known][0]],
  ])('of a %s field may be %j', (type, value) => {
    const one = field('one', { type, options: /choice|tree/.test(type) ? options : [] })

    const { values, faults } = changeFields(place(one), {}, { one: fieldValue.parse(value) })

    expect(faults).toEqual([])
    expect(values).toEqual({ one: value })
  })

  test.each<[CustomField['type'], unknown]>([
    ['text', 5],
    ['text', 'two\nlines'],
    ['text', 'x'.repeat(301)],
    ['number', '5'],
    ['date', '2027-02-29'],
    ['date', '27-2-2027'],
    ['choice', 'green'],
    ['choice', ['red']],
    ['choice', 'old'],
    ['choices', 'red'],
    ['choices', ['red', 'green']],
    ['checkbox', 'true'],
    ['person', '0198f000-0000-7000-8000-00000000ffff'],
    ['device', 'PC-01'],
  ])('of a %s field is not %j', (type, value) => {
    const one = field('one', { type, options })

    const { values, faults } = changeFields(place(one), { one: 'before' }, { one: fieldValue.parse(value) })

    expect(faults).toMatchObject([{ path: 'fields.one', code: 'invalid' }])
    expect(values).toEqual({ one: 'before' })
  })

  test.each([null, '', []])('that is %j is none', (nothing) => {
    expect(changeFields(place(field('one')), { one: 'x', two: 'y' }, { one: nothing })).toEqual({
      values: { two: 'y' },
      faults: [],
    })
  })

  test('that is archived stays where it is', () => {
    const one = field('one', { type: 'choices', options })

    expect(changeFields(place(one), { one: ['old'] }, { one: ['old', 'red'] }).faults).toEqual([])
    expect(changeFields(place(one), { one: ['red'] }, { one: ['old', 'red'] }).faults).toHaveLength(1)
  })

  test('that names who left stays where it is', () => {
    const one = field('one', { type: 'person' })

    expect(changeFields(place(one), { one: 'gone' }, { one: 'gone' }).faults).toEqual([])
    expect(changeFields(place(one), {}, { one: 'gone' }).faults).toMatchObject([{ code: 'invalid' }])
  })

  test.each([
    ['an unknown field', []],
    ['an archived field', [field('one', { isArchived: true })]],
  ])('of %s is refused', (_, fields) => {
    expect(changeFields(place(...fields), {}, { one: 'x' }).faults).toMatchObject([{ code: 'unknown' }])
  })

  test.each(['hidden', 'shown', 'editable'] as const)('of a field that is %s to requesters', (portal) => {
    const { faults } = changeFields({ ...place(field('one', { portal })), byRequester: true }, {}, { one: 'x' })

    expect(faults.length).toBe(portal === 'editable' ? 0 : 1)
  })
})

describe('a field', () => {
  const car = field('car', { type: 'checkbox' })
  const plate = field('plate', { shownWhen: { key: 'car', values: [true] }, isRequiredOnSolve: true })
  const seat = field('seat', { shownWhen: { key: 'plate', values: ['A-1'] } })

  test.each([
    [{}, ['car']],
    [{ car: false }, ['car']],
    [{ car: true }, ['car', 'plate']],
    [{ car: true, plate: 'A-1' }, ['car', 'plate', 'seat']],
    // What stands on something hidden is hidden too.
    [{ plate: 'A-1' }, ['car']],
  ])('depends on others: with %j there are %j', (values, keys) => {
    expect(shownFields([car, plate, seat], 'incident', values).map(({ key }) => key)).toEqual(keys)
  })

  test('may be there while a box is not ticked', () => {
    const why = field('why', { shownWhen: { key: 'car', values: [false] } })

    expect(shownFields([car, why], 'incident', {})).toContain(why)
    expect(shownFields([car, why], 'incident', { car: true })).not.toContain(why)
  })

  test('belongs to some types of ticket, or to all', () => {
    const request = field('cost', { ticketTypes: ['request'] })

    expect(shownFields([request, car], 'incident', {})).toEqual([car])
    expect(shownFields([request, car], 'request', {})).toEqual([request, car])
  })

  test('in a circle is never there, and nothing hangs', () => {
    const one = field('one', { shownWhen: { key: 'two', values: ['x'] } })
    const two = field('two', { shownWhen: { key: 'one', values: ['x'] } })

    expect(shownFields([one, two], 'incident', { one: 'x', two: 'x' })).toEqual([])
  })

  test('is required only while it is there, and of a requester only what the portal offers', () => {
    const missing = (values: FieldValues, byRequester = false) =>
      missingFields({ ...place(car, plate), byRequester }, values, 'solve').map(({ path }) => path)

    expect(missing({})).toEqual([])
    expect(missing({ car: true })).toEqual(['fields.plate'])
    expect(missing({ car: true, plate: 'A-1' })).toEqual([])
    expect(missing({ car: true }, true)).toEqual([])
  })
})

test('whatever is sent, what comes out fits or is what was before', () => {
  const kinds = [
    'text',
    'long_text',
    'number',
    'date',
    'choice',
    'choices',
    'tree',
    'checkbox',
    'person',
    'device',
  ] as const
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.array(fc.constantFrom('red', 'blue', 'old', 'green')),
    fc.constantFrom('red', 'old', '2027-01-01'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), value, (type, given) => {
      const one = field('one', { type, options })
      const first = changeFields(place(one), {}, { one: given })
      const again = changeFields(place(one), {}, { one: first.values['one'] ?? null })
      expect(again.faults).toEqual([])
      expect(again.values).toEqual(first.values)
    }),
  )
})
