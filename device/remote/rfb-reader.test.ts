import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pixelFormat, RfbReader, type ViewerSays } from './rfb-reader.ts'

const conversation = Buffer.concat([
  Buffer.from('RFB 003.008\n'),
  Buffer.from([1, 1]),
  Buffer.concat([Buffer.from([0, 0, 0, 0]), pixelFormat]),
  Buffer.from([2, 0, 0, 2, 0, 0, 0, 6, 0, 0, 0, 0]),
  Buffer.from([3, 1, 0, 0, 0, 0, 0, 10, 0, 10]),
  Buffer.from([4, 1, 0, 0, 0, 0, 0, 0x61]),
  Buffer.from([5, 1, 0, 7, 0, 9]),
  Buffer.from([6, 0, 0, 0, 0, 0, 0, 2, 0x61, 0x62]),
])
const said: ViewerSays[] = [
  { type: 'version' },
  { type: 'security' },
  { type: 'init' },
  { type: 'format', isOurs: true },
  { type: 'encodings', encodings: [6, 0] },
  { type: 'request', isIncremental: true },
  { type: 'key', isDown: true, keysym: 0x61 },
  { type: 'pointer', buttons: 1, x: 7, y: 9 },
  { type: 'nothing' },
]

test('what a viewer says is read the same in whatever pieces it comes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (lengths) => {
      const reader = new RfbReader()
      const heard: ViewerSays[] = []
      for (let from = 0, piece = 0; from < conversation.length; piece += 1) {
        const length = lengths[piece % lengths.length] ?? 1
        heard.push(...reader.read(conversation.subarray(from, from + length)))
        from += length
      }
      expect(heard).toEqual(said)
    }),
  )
})

test.each([
  ['another protocol', 'GET / HTTP/1.1'],
  ['another way to sign in', 'RFB 003.008\n\u0002'],
  ['an unknown message', 'RFB 003.008\n\u0001\u0001\u00ff'],
  ['a text without end', 'RFB 003.008\n\u0001\u0001\u0006\0\0\0\u007f\u0000\u0000\u0000'],
])('%s is refused', (_, text) => {
  const reader = new RfbReader()

  expect(() => [...reader.read(Buffer.from(text, 'latin1'))]).toThrow()
})
