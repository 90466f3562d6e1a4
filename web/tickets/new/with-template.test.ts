import { expect, test } from 'vitest'
import { textAfter } from './with-template.ts'

const isEmpty = (text: string) => text.trim() === ''

test.each([
  ['nothing was typed', '', undefined, 'Alta'],
  ['only spaces were typed', '  ', undefined, 'Alta'],
  ['an earlier template put it there', 'Baja', 'Baja', 'Alta'],
  ['somebody typed it', 'Mi asunto', 'Baja', 'Mi asunto'],
])('a template fills in a text where %s', (_, typed, former, after) => {
  expect(textAfter(typed, 'Alta', former, isEmpty)).toBe(after)
})
