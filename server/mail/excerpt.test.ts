import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, withoutLinks } from './excerpt.ts'

test.each([
  ['La impresora no imprime.\nDesde ayer.', 'La impresora no imprime. Desde ayer.'],
  ['Gana dinero en https://evil.example/x?y=1 ya', 'Gana dinero en ya'],
  ['Visit www.evil.example now', 'Visit now'],
  ['Mira evil.com/oferta y evil.com.', 'Mira y .'],
  ['Escribe a ana@evil.example hoy', 'Escribe a hoy'],
  ['HTTPS://EVIL.EXAMPLE', ''],
  ['Versión 2.5 del programa, a las 10.30', 'Versión 2.5 del programa, a las 10.30'],
  ['', ''],
])('%j is quoted as %j', (text, quoted) => {
  expect(excerptOf(text)).toBe(quoted)
})

test('a long text is cut between words', () => {
  const quoted = excerptOf('palabra '.repeat(100))

  expect(quoted.length).toBeLessThanOrEqual(201)
  expect(quoted.endsWith('palabra…')).toBe(true)
})

test('no link survives, wherever it stands', () => {
  const url = fc.webUrl()

  fc.assert(
    fc.property(fc.string(), url, fc.string(), (before, one, after) => {
      expect(withoutLinks(`${before} ${one} ${after}`)).not.toContain('://')
    }),
  )
})
