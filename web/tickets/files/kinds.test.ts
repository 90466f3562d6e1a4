import { expect, test } from 'vitest'
import { kindOf } from './kinds.ts'

test.each([
  ['image/png', 'a.png', 'image'],
  ['IMAGE/JPEG', 'a.jpg', 'image'],
  ['application/pdf', 'factura.pdf', 'pdf'],
  ['application/octet-stream', 'FACTURA.PDF', 'pdf'],
  ['text/plain', 'a', 'text'],
  ['text/csv', 'a.csv', 'text'],
  ['application/json', 'a.json', 'text'],
  ['application/octet-stream', 'error.log', 'text'],
  ['audio/ogg', 'voz.ogg', 'audio'],
  ['application/octet-stream', 'buzón.mp3', 'audio'],
  ['video/mp4', 'pantalla.mp4', 'video'],
])('%s named %s is shown as %s', (contentType, filename, kind) => {
  expect(kindOf({ contentType, filename, size: 10 })).toBe(kind)
})

test.each([
  ['text/html', 'a.html'],
  ['image/svg+xml', 'a.svg'],
  ['application/zip', 'a.zip'],
  ['application/octet-stream', 'pdf'],
  ['application/octet-stream', 'a.exe'],
  ['application/vnd.ms-excel', 'a.pdf'],
])('%s named %s is only handed out', (contentType, filename) => {
  expect(kindOf({ contentType, filename, size: 10 })).toBeUndefined()
})

test('what is too large to be held in the page is only handed out', () => {
  expect(kindOf({ contentType: 'video/mp4', filename: 'a.mp4', size: 61 * 1024 * 1024 })).toBeUndefined()
})
