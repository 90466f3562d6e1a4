import { expect, test } from 'vitest'
import type { RuleTest } from '#contract/rules.ts'
import { headerField, headerOf, operatorsFor, withField, withOperator } from './fields.ts'

const subject: RuleTest = { kind: 'test', field: 'subject', operator: 'starts_with', value: 'Factura' }

test('another field of text keeps what was said, another kind begins anew', () => {
  expect(withField(subject, 'body')).toEqual({ ...subject, field: 'body' })
  expect(withField(subject, headerField(' X-Spam '))).toEqual({ ...subject, field: 'header:x-spam' })
  expect(withField(subject, 'size')).toEqual({ kind: 'test', field: 'size', operator: 'greater', value: undefined })
  expect(withField(subject, 'automatic')).toMatchObject({ operator: 'is', value: true })
})

test('the value takes the shape that the comparison needs', () => {
  expect(withOperator(subject, 'in_list').value).toEqual(['Factura'])
  expect(withOperator(withOperator(subject, 'in_list'), 'is').value).toBe('Factura')
  expect(withOperator(subject, 'exists')).toEqual({ kind: 'test', field: 'subject', operator: 'exists' })
})

test('headers are compared as texts', () => {
  expect(operatorsFor('header:x')).toContain('matches')
  expect(headerOf('header:x-spam')).toBe('x-spam')
  expect(headerOf('subject')).toBeUndefined()
})
