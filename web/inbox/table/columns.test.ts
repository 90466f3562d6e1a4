import { describe, expect, test } from 'vitest'
import type { CustomField } from '#contract/fields.ts'
import type { ViewColumn } from '#contract/views.ts'
import { type Column, lineOf, shownColumns, usualColumns } from './columns.ts'

function chosen(...columns: Column[]): ViewColumn[] {
  return columns.map((column) => ({ column, width: null }))
}

function fieldOf(key: string, type: CustomField['type'] = 'text', isArchived = false): CustomField {
  return {
    id: crypto.randomUUID(),
    subject: 'ticket',
    key,
    type,
    labels: { es: key, en: key },
    help: { es: '', en: '' },
    options: [],
    ticketTypes: [],
    isRequiredOnOpen: false,
    isRequiredOnSolve: false,
    portal: 'hidden',
    shownWhen: null,
    isArchived,
  }
}

describe('a table', () => {
  const namesOf = (all: ViewColumn[], fields?: CustomField[]) => shownColumns(all, fields).map(({ column }) => column)

  test('shows the chosen columns in the order that was chosen, and always the subject', () => {
    expect(namesOf(chosen('updatedAt', 'number'))).toEqual(['subject', 'updatedAt', 'number'])
    expect(namesOf(usualColumns)).toContain('subject')
  })

  test('shows a custom field while it is in use, and keeps its place until that is known', () => {
    const all = chosen('subject', 'field:causa', 'field:lejos', 'field:viejo')

    expect(namesOf(all)).toEqual(['subject', 'field:causa', 'field:lejos', 'field:viejo'])
    expect(namesOf(all, [fieldOf('causa'), fieldOf('viejo', 'text', true)])).toEqual(['subject', 'field:causa'])
  })
})

describe('each line', () => {
  test('has a track for the selection and for each column, and is as wide as they need', () => {
    expect(lineOf(shownColumns(chosen('number', 'subject'), []))).toEqual({
      '--columns': '44px 76px minmax(220px, 3fr)',
      '--line-width': `${44 + 24 + 76 + 220}px`,
    })
  })

  test('gives a custom field what its kind needs, and any column the width that it was given', () => {
    const all: ViewColumn[] = [...chosen('field:coste'), { column: 'subject', width: 400 }]

    expect(lineOf(shownColumns(all, [fieldOf('coste', 'number')]))).toEqual({
      '--columns': '44px 96px 400px',
      '--line-width': `${44 + 24 + 96 + 400}px`,
    })
  })
})
