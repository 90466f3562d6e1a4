import { expect, test } from 'vitest'
import { headerField, headerOf, kindOf } from './fields.ts'

test('headers are compared as texts, by their name', () => {
  expect(kindOf('header:x')).toBe('text')
  expect(headerField(' X-Spam ')).toBe('header:x-spam')
  expect(headerOf('header:x-spam')).toBe('x-spam')
  expect(headerOf('subject')).toBeUndefined()
})
