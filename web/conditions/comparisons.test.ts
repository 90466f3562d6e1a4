import { expect, test } from 'vitest'
import type { RuleTest } from '#contract/rules.ts'
import { type Kind, withField, withOperator } from './comparisons.ts'

const kinds: Record<string, Kind> = { size: 'number', automatic: 'flag' }
const kindOf = (field: string) => kinds[field] ?? 'text'

const subject: RuleTest = { kind: 'test', field: 'subject', operator: 'starts_with', value: 'Factura' }

test('another field of text keeps what was said, another kind begins anew', () => {
  expect(withField(subject, 'body', kindOf)).toEqual({ ...subject, field: 'body' })
  expect(withField(subject, 'size', kindOf)).toEqual({
    kind: 'test',
    field: 'size',
    operator: 'greater',
    value: undefined,
  })
  expect(withField(subject, 'automatic', kindOf)).toMatchObject({ operator: 'is', value: true })
})

test('the value takes the shape that the comparison needs', () => {
  expect(withOperator(subject, 'in_list', kindOf).value).toEqual(['Factura'])
  expect(withOperator(withOperator(subject, 'in_list', kindOf), 'is', kindOf).value).toBe('Factura')
  expect(withOperator(subject, 'exists', kindOf)).toEqual({ kind: 'test', field: 'subject', operator: 'exists' })
})
