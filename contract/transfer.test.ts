import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carries, plainFileName } from './transfer.ts'

describe('a file that arrives', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['Año nuevo.txt', 'Año nuevo.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\x.dll', 'x.dll'],
    ['..', 'file'],
    ['.bashrc', 'bashrc'],
    ['', 'file'],
    ['a/', 'file'],
    ['con.txt', '_con.txt'],
    ['name. ', 'name'],
    ['x:Zone.Identifier', 'x_Zone.Identifier'],
    ['invoice\u202efdp.exe', 'invoice fdp.exe'],
    ['line\nbreak\0.txt', 'line break .txt'],
  ])('%j is called %j', (given, name) => {
    expect(plainFileName(given)).toBe(name)
  })

  test('has a name that fits on any disk and leads to no other folder, whatever it was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (given) => {
        const name = plainFileName(given)
        expect(byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]+$/u)
        expect(name).not.toMatch(/^\.|[\s.]$/)
      }),
    )
  })

  test('keeps its ending when it is shortened', () => {
    const name = plainFileName(`${'ñ'.repeat(300)}.tar`)

    expect(byteLength(name)).toBeLessThanOrEqual(180)
    expect(name).toMatch(/^ñ+\.tar$/)
  })
})

test.each([
  ['control', true, true],
  ['terminal', true, false],
  ['view', false, false],
  ['share', false, false],
])('a session of kind %s carries files: %s, clipboards: %s', (kind, files, clipboards) => {
  expect([carries(kind, 'file'), carries(kind, 'clipboard')]).toEqual([files, clipboards])
})

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
