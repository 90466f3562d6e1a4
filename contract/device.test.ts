import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deepestFrame, isTooDeep, plainCode, plainLine, readFrame } from './device.ts'

describe('a frame', () => {
  test('is read when it is one', () => {
    const request = { type: 'request', id: '1', kind: 'metrics.report', body: { a: [1] } }

    expect(readFrame(JSON.stringify(request))).toEqual(request)
  })

  test.each([
    ['no JSON', '{'],
    ['another type', '{"type":"hello"}'],
    ['a kind with more in it', '{"type":"request","id":"1","kind":"a.b;c","body":1}'],
    ['too deep', `{"type":"request","id":"1","kind":"a.b","body":${'['.repeat(deepestFrame)}`],
  ])('is not %s', (_, text) => {
    expect(readFrame(text)).toBeUndefined()
  })

  test('is never thrown over, whatever arrives', () => {
    fc.assert(fc.property(fc.string(), (text) => void readFrame(text)))
  })
})

test('brackets within texts are no depth', () => {
  expect(isTooDeep(JSON.stringify({ text: '['.repeat(1000), quote: '"[[[' }))).toBe(false)
  expect(isTooDeep('['.repeat(deepestFrame + 1))).toBe(true)
})

test('depth is counted as JSON has it', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => !isTooDeep(text)))
})

test('a code is the same however it is typed', () => {
  expect(plainCode(' abcd-efgh 2345_')).toBe('ABCDEFGH2345')
})

test('a line holds nothing that is drawn nowhere or turns the text around it', () => {
  expect(plainLine('a\u0000b\u202ec\u200d\nd')).toBe('a b c d')
})
