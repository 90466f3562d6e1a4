import { expect, test } from 'vitest'
import { isSnapshot } from './snapshot.ts'

test.each(['10:10:', '10:20:', '10:20:10', '10:20:11,12,19', '10:20:11,11'])('%s is a snapshot', (text) => {
  expect(isSnapshot(text)).toBe(true)
})

test.each([
  '',
  'hola',
  '10',
  '10:20',
  '20:10:',
  '0:10:',
  '10:20:9',
  '10:20:20',
  '10:20:12,11',
  '10:20:11,',
  '10:20:,',
  '10:20:x',
  ' 10:20:',
  '-1:20:',
  `1:${'9'.repeat(30)}:`,
  `1:2:${'1,'.repeat(20_000)}1`,
])('%s is none', (text) => {
  expect(isSnapshot(text)).toBe(false)
})
