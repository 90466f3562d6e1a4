import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { es } from '../words.es.ts'
import { ownWordsOf } from './own-words.ts'

const who = { name: 'Noa Rivas', desk: 'https://desk.example' }
const notification = [
  es.answerAbove,
  '',
  'Lola ha respondido en el ticket #12: «Impresora».',
  '',
  'Sigue sin imprimir.',
  '',
  'Abrir el ticket: https://desk.example/desk/tickets/12',
]
const quoted = notification.map((line) => `> ${line}`.trimEnd())
const attribution = 'El lun, 2 mar 2026 a las 9:12, Soporte <support@desk.example> escribió:'

describe('what is certain', () => {
  test.each([
    ['an answer above the quoted notification', ['Prueba a reiniciarla.', '', attribution, ...quoted]],
    ['an answer above a notification that is not marked as quoted', ['Prueba a reiniciarla.', '', ...notification]],
    ['an answer without any quote', ['Prueba a reiniciarla.']],
    ['a signature behind dashes', ['Prueba a reiniciarla.', '-- ', 'Noa Rivas', 'Móvil 600 123 456', '', ...quoted]],
    [
      'a signature behind dashes under the quote',
      ['Prueba a reiniciarla.', '', attribution, ...quoted, '', '--', 'Noa Rivas', 'noa@casa.example'],
    ],
    ['the line of a telephone', ['Prueba a reiniciarla.', '', 'Enviado desde mi iPhone', '', attribution, ...quoted]],
  ])('%s', (_, lines) => {
    expect(ownWordsOf(lines.join('\n'), who)).toEqual({ text: 'Prueba a reiniciarla.', isCertain: true })
  })

  test('a number or a link among the words is no signature, and her bare name may stand', () => {
    const text = 'Llama al 600 123 456 y te ayudo.\n\nNoa'

    expect(ownWordsOf([text, '', attribution, ...quoted].join('\n'), who)).toEqual({ text, isCertain: true })
  })
})

describe('what is in doubt', () => {
  test.each([
    ['her name with more below it', ['Prueba a reiniciarla.', '', 'Noa Rivas', 'Directora de sistemas', '', ...quoted]],
    [
      'a last paragraph with numbers',
      ['Prueba a reiniciarla.', '', 'Un saludo', 'Tel. +34 600 123 456', '', ...quoted],
    ],
    ['a last paragraph with an address', ['Prueba.', '', 'N. R.', 'noa@casa.example', '', ...quoted]],
    ['an answer under the quote', [attribution, ...quoted, '', 'Prueba a reiniciarla.']],
    [
      'an answer between the quoted lines',
      ['Hola', attribution, ...quoted.slice(0, 5), 'Reiníciala.', ...quoted.slice(5)],
    ],
    ['the link of the notification among the words', ['Mira https://desk.example/desk/tickets/12']],
    ['nothing above the line', [...notification]],
    ['nothing at all', ['']],
  ])('%s', (_, lines) => {
    expect(ownWordsOf(lines.join('\n'), who).isCertain).toBe(false)
  })
})

test('whatever stands around it, certain words never hold a line of the notification or what follows the dashes', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' '))
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.array(line, { maxLength: 4 }),
      fc.boolean(),
      (words, signature, isQuoted) => {
        const body = [
          ...words,
          '-- ',
          ...signature,
          'secreto-privado',
          attribution,
          ...(isQuoted ? quoted : notification),
        ]

        const { text, isCertain } = ownWordsOf(body.join('\n'), who)

        if (isCertain) expect(text).not.toMatch(/secreto-privado|desk\.example|Lola ha respondido/)
      },
    ),
  )
})
