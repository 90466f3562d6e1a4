import { describe, expect, test } from 'vitest'
import { articleFrom, layOut, type Said } from './compose.ts'

const requester = (text: string): Said => ({ by: 'requester', isNote: false, text })
const reply = (text: string): Said => ({ by: 'desk', isNote: false, text })
const note = (text: string): Said => ({ by: 'desk', isNote: true, text })
const from = (...said: Said[]) => layOut({ language: 'es', said, cause: '', workaround: '' })

describe('a conversation is laid out', () => {
  test('as problem, cause and solution, without courtesies', () => {
    const laidOut = from(
      requester('Buenos días,\n\nLa VPN se corta cada diez minutos.\n\nGracias\nAna'),
      reply('Hola Ana,\n¿Desde cuándo pasa?'),
      requester('Desde ayer'),
      reply(
        'Hola Ana,\n\nEl problema era el certificado caducado. Para arreglarlo:\n\n1. Cierra el cliente\n2. Bórralo del almacén\n3. Vuelve a entrar\n\nUn saludo,\nLeo',
      ),
      requester('¡Funciona! Mil gracias'),
      reply('De nada, cierro el ticket.'),
    )

    expect(laidOut).toEqual({
      problem: ['La VPN se corta cada diez minutos.'],
      cause: ['El problema era el certificado caducado.'],
      solution: ['Para arreglarlo:', '1. Cierra el cliente\n2. Bórralo del almacén\n3. Vuelve a entrar'],
    })
  })

  test('in English too, with what she added before anybody answered', () => {
    const laidOut = from(
      requester('Hi team,\nthe scanner stopped.'),
      requester('It shows code E-52 on the small display since this morning.'),
      reply('Hello,\nthis was caused by a full disk. Please delete the folder Spool and start it again.\nRegards'),
    )

    expect(laidOut.problem).toEqual([
      'the scanner stopped.',
      'It shows code E-52 on the small display since this morning.',
    ])
    expect(laidOut.cause).toEqual(['this was caused by a full disk.'])
    expect(laidOut.solution).toEqual(['Please delete the folder Spool and start it again.'])
  })

  test('from a note, where the requester was told nothing', () => {
    expect(from(requester('No imprime'), note('Reinicié la cola de impresión en el servidor')).solution).toEqual([
      'Reinicié la cola de impresión en el servidor',
    ])
  })

  test('with what is known of the problem behind it', () => {
    const told = {
      language: 'es',
      said: [requester('No imprime')],
      cause: 'Cola llena',
      workaround: 'Vacíala',
    } as const

    expect(layOut(told)).toMatchObject({ cause: ['Cola llena'], solution: ['Vacíala'] })
  })

  test('an answer that is a cause and nothing else stays the answer', () => {
    const text = 'Se debe a la actualización de anoche'

    expect(from(requester('x'), reply(text))).toMatchObject({ cause: [text], solution: [text] })
  })
})

describe('an article', () => {
  test('has headings in its language, lists as lists, and nothing that a text could smuggle in', () => {
    const html = articleFrom(
      { problem: ['<img src=x> & más'], cause: [], solution: ['1. Uno\n2. Dos', '- a\n- b', 'Y\nya'] },
      'es',
    )

    expect(html).toBe(
      '<h2>Problema</h2><p>&lt;img src=x&gt; &amp; más</p><h2>Causa</h2><p>⟦por completar⟧</p>' +
        '<h2>Solución</h2><ol data-steps=""><li><p>Uno</p></li><li><p>Dos</p></li></ol><ul><li><p>a</p></li><li><p>b</p></li></ul><p>Y<br>ya</p>',
    )
    expect(articleFrom({ problem: ['x'], cause: ['y'], solution: ['z'] }, 'en')).toBe(
      '<h2>Problem</h2><p>x</p><h2>Cause</h2><p>y</p><h2>Solution</h2><p>z</p>',
    )
  })
})

test('a conversation without words becomes an article to be completed', () => {
  expect(from(requester('Hola,'))).toEqual({ problem: [], cause: [], solution: [] })
})
