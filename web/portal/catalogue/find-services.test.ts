import { expect, test } from 'vitest'
import { findServices } from './find-services.ts'

const service = (id: string, es: string, en: string) => ({
  id,
  name: { es, en },
  summary: { es: '', en: '' },
  icon: 'key' as const,
  price: null,
  currency: 'EUR',
  needsApproval: false,
})
const shelf = {
  id: 'a',
  name: { es: 'Accesos', en: 'Access' },
  services: [service('1', 'Contraseña nueva', 'New password'), service('2', 'Acceso a una carpeta', 'Folder access')],
}

test.each([
  ['', ['1', '2']],
  ['contrasena', ['1']],
  ['PASSWORD new', ['1']],
  ['access folder', ['2']],
  ['impresora', []],
])('searching for “%s” finds what has every word, in either language', (search, ids) => {
  expect(findServices([shelf], search).flatMap(({ services }) => services.map(({ id }) => id))).toEqual(ids)
})
