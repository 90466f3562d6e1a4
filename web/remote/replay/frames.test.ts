import { expect, test } from 'vitest'
import { readAsciicast, readRfb } from './frames.ts'

test('an asciicast is read as far as it goes', () => {
  const cast = '{"version":2,"width":80,"height":24}\n[0.5,"o","hola"]\n[1,"r","100x30"]\n[2,"i","typed"]\n[3,"o","bro'

  expect(readAsciicast(cast)).toEqual([
    { at: 0, content: { kind: 'size', columns: 80, rows: 24 } },
    { at: 500, content: { kind: 'output', text: 'hola' } },
    { at: 1000, content: { kind: 'size', columns: 100, rows: 30 } },
  ])
})

test('a desktop is read piece by piece, without one that is broken off', () => {
  const bytes = new Uint8Array([0, 0, 1, 244, 0, 0, 0, 2, 7, 8, 0, 0, 2, 0, 0, 0, 0, 9, 1])

  expect(readRfb(bytes.buffer).map(({ at, content }) => [at, [...new Uint8Array(content)]])).toEqual([[500, [7, 8]]])
})
