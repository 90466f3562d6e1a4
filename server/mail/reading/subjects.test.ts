import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { bareSubject, subjectHook } from './subjects.ts'

test.each([
  ['Impresora', 'Impresora'],
  ['Re: Impresora', 'Impresora'],
  ['RE: RE: RV: Impresora', 'Impresora'],
  ['RE[2]: Impresora', 'Impresora'],
  ['Re(3): Impresora', 'Impresora'],
  ['Fwd: FW: Impresora', 'Impresora'],
  ['AW: WG: Antwort: Drucker', 'Drucker'],
  ['SV: VS: Skrivare', 'Skrivare'],
  ['TR : Accès refusé', 'Accès refusé'],
  ['Respuesta: Resposta: Impresora', 'Impresora'],
  ['RES: ENC: Pedido', 'Pedido'],
  ['R: I: Stampante', 'Stampante'],
  ['回复：打印机', '打印机'],
  ['Re: [#1042] Impresora', 'Impresora'],
  ['[#1042] Re: Impresora [#1042]', 'Impresora'],
  ['  Impresora \t de   la planta 3 ', 'Impresora de la planta 3'],
  ['Re:', ''],
  ['Reunión: mañana', 'Reunión: mañana'],
  ['Ref: pedido 12', 'Ref: pedido 12'],
  ['Error: no arranca', 'Error: no arranca'],
  ['Trabajo: oferta', 'Trabajo: oferta'],
  ['[Proveedor] Re: Licencias', '[Proveedor] Re: Licencias'],
])('%j is bare as %j', (subject, bare) => {
  expect(bareSubject(subject)).toBe(bare)
})

test.each([
  ['Re: Impresora [#1042]', 1042],
  ['[#7] hola', 7],
  ['[#1] y [#2]', 1],
  ['#1042', undefined],
  ['[#]', undefined],
  ['[#12a]', undefined],
  ['[ #12 ]', undefined],
  ['[#99999999999999999999]', undefined],
  ['', undefined],
])('the hook of %j is %j', (subject, ticket) => {
  expect(subjectHook(subject)).toBe(ticket)
})

test('a bare subject stays bare, and never breaks', () => {
  const part = fc.constantFrom('Re: ', 'RV:', 'Fwd : ', '[#12] ', 'aw[3]:', ' ', 'x', 'ñ', ':')
  const subjects = fc.oneof(
    anyText,
    fc.array(part).map((parts) => parts.join('')),
  )

  fc.assert(fc.property(subjects, (subject) => bareSubject(bareSubject(subject)) === bareSubject(subject)))
})
