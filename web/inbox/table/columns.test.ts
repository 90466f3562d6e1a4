import { expect, test } from 'vitest'
import { lineOf, readColumns } from './columns.ts'

test('a table shows the remembered columns in the order that was chosen, and always the subject', () => {
  expect(readColumns(['updatedAt', 'number'])).toEqual(['subject', 'updatedAt', 'number'])
})

test.each([[undefined], [null], ['number'], [{}]])('what was remembered as %j is as if nothing was', (kept) => {
  expect(readColumns(kept)).toEqual(['number', 'subject', 'requester', 'status', 'priority', 'assignee', 'updatedAt'])
})

test('a column that a later release had is not shown', () => {
  expect(readColumns(['moon', 'status'])).toEqual(['subject', 'status'])
})

test('each line has a track for the selection and for each column, and is as wide as they need', () => {
  expect(lineOf(['number', 'subject'])).toEqual({
    gridTemplateColumns: '44px 76px minmax(220px, 3fr)',
    minInlineSize: 44 + 24 + 76 + 220,
  })
})
