import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { safeFilename } from './filenames.ts'

test.each([
  ['factura.pdf', 'factura.pdf'],
  ['Año 2026 – informe.docx', 'Año 2026 – informe.docx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe'],
  ['/absolute/path.txt', 'path.txt'],
  ['factura\u202efdp.exe', 'facturafdp.exe'],
  ['a\u200bb\u2066c.txt', 'abc.txt'],
  ['linea\r\nX-Injected: 1.txt', 'lineaX-Injected_ 1.txt'],
  ['cero\0.txt', 'cero.txt'],
  ['.htaccess', 'htaccess'],
  ['..', 'respaldo.bin'],
  ['', 'respaldo.bin'],
  [undefined, 'respaldo.bin'],
  ['   ', 'respaldo.bin'],
  ['carpeta/', 'respaldo.bin'],
  ['con.txt', '_con.txt'],
  ['NUL', '_NUL'],
  ['contrato.txt', 'contrato.txt'],
  ['a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
  ['punto final. ', 'punto final'],
  ['dos  espacios\t.txt', 'dos espacios.txt'],
  ['cafe\u0301.txt', 'café.txt'],
])('%j is kept as %j', (name, safe) => {
  expect(safeFilename(name, 'respaldo.bin')).toBe(safe)
})

test('a long name is cut before its extension', () => {
  const name = safeFilename(`${'x'.repeat(400)}.xlsx`, 'f')

  expect(name).toHaveLength(150)
  expect(name.endsWith('x.xlsx')).toBe(true)
})

test('no name whatsoever can leave the folder, hide characters, or be empty', () => {
  const odd = fc.constantFrom('/', '\\', '..', '\u202e', '\0', '\r\n', ':', '.', ' ', '😀', 'ñ', '\ud800')
  const names = fc.oneof(
    anyText,
    fc.array(odd, { maxLength: 300 }).map((parts) => parts.join('')),
  )

  fc.assert(
    fc.property(names, names, (name, fallback) => {
      const safe = safeFilename(name, fallback)

      expect(safe.length).toBeGreaterThan(0)
      expect(safe.length).toBeLessThanOrEqual(151)
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029\\/:*?"<>|]|^\.|[. ]$/u)
      expect(safe.isWellFormed()).toBe(true)
    }),
  )
})
