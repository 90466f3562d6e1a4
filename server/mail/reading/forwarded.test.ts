import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { isForwardSubject, readForwarded } from './forwarded.ts'

const text = 'Desde ayer no puedo entrar.\n\nUn saludo, Ana'
const ana = { name: 'Ana García', address: 'ana@clinica.example' }

const forwards: [program: string, body: string][] = [
  [
    'Gmail, en',
    `Please handle.\n\n---------- Forwarded message ---------\nFrom: Ana García <ana@clinica.example>\nDate: Mon, Nov 2, 2026 at 9:12 AM\nSubject: No entro\nTo: <noa@desk.example>\n\n\n${text}`,
  ],
  [
    'Gmail, es',
    `---------- Forwarded message ---------\nDe: Ana García <ana@clinica.example>\nDate: lun, 2 nov 2026 a las 9:12\nSubject: No entro\nTo: <noa@desk.example>\n\n${text}`,
  ],
  [
    'Gmail, bold from HTML',
    `---------- Mensaje reenviado ---------\n*De:* *Ana García* <ana@clinica.example>\n*Fecha:* lun, 2 nov 2026\n*Asunto:* No entro\n\n${text}`,
  ],
  [
    'Outlook, es',
    `Os lo paso\n\n________________________________\nDe: Ana García <ana@clinica.example>\nEnviado: lunes, 2 de noviembre de 2026 9:12\nPara: Noa Rivas <noa@desk.example>\nAsunto: No entro\n\n${text}`,
  ],
  [
    'Outlook, en, with mailto',
    `From: Ana García [mailto:ana@clinica.example]\nSent: Monday, November 2, 2026 9:12 AM\nTo: Noa Rivas\nSubject: No entro\n\n${text}`,
  ],
  [
    'Outlook, doubled address',
    `From: Ana García <ana@clinica.example<mailto:ana@clinica.example>>\nSent: Monday\nTo: Noa\nSubject: No entro\n\n${text}`,
  ],
  [
    'Outlook, de',
    `Von: Ana García <ana@clinica.example>\nGesendet: Montag, 2. November 2026 09:12\nAn: Noa Rivas\nBetreff: No entro\n\n${text}`,
  ],
  [
    'Outlook, fr',
    `De : Ana García <ana@clinica.example>\nEnvoyé : lundi 2 novembre 2026 09:12\nÀ : Noa Rivas\nObjet : No entro\n\n${text}`,
  ],
  [
    'Outlook, pt',
    `De: Ana García <ana@clinica.example>\nEnviado em: segunda-feira, 2 de novembro de 2026\nPara: Noa\nAssunto: No entro\n\n${text}`,
  ],
  [
    'Thunderbird, de',
    `-------- Weitergeleitete Nachricht --------\nBetreff: No entro\nDatum: Mon, 2 Nov 2026 09:12:00 +0100\nVon: Ana García <ana@clinica.example>\nAn: noa@desk.example\n\n\n${text}`,
  ],
  [
    'Thunderbird, fr',
    `-------- Message transféré --------\nSujet : x\nDate : lundi\nDe : Ana García <ana@clinica.example>\nObjet : No entro\n\n${text}`.replace(
      'Sujet : x\n',
      '',
    ),
  ],
  [
    'Apple Mail, en',
    `Begin forwarded message:\n\n> From: Ana García <ana@clinica.example>\n> Subject: No entro\n> Date: 2 November 2026 at 09:12\n> To: noa@desk.example\n> \n${text
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')}`,
  ],
]

describe('what a colleague forwards is read with its author', () => {
  test.each(forwards)('%s', (_program, body) => {
    expect(readForwarded(body)).toMatchObject({ author: ana, subject: 'No entro', text })
  })
})

test('what the forwarder wrote above stays apart', () => {
  expect(readForwarded(forwards[0]?.[1] ?? '')?.intro).toBe('Please handle.')
  expect(readForwarded(forwards[3]?.[1] ?? '')?.intro).toBe('Os lo paso')
  expect(readForwarded(forwards[1]?.[1] ?? '')?.intro).toBe('')
})

test.each([
  ['nothing is forwarded', 'La impresora no imprime.\nDe: momento nada'],
  ['the author has no address', '---------- Forwarded message ---------\nFrom: Ana García\nSubject: x\n\nHola'],
  ['a single header is no mail', '-----Mensaje original-----\nDe: ana@clinica.example\n\nHola'],
  ['a separator without headers', '---------- Forwarded message ---------\n\nHola'],
  ['an empty mail', ''],
])('%s', (_case, body) => {
  expect(readForwarded(body)).toBeUndefined()
})

test.each([
  ['Fwd: No entro', true],
  ['FW: x', true],
  ['RV: x', true],
  ['TR : x', true],
  ['WG: x', true],
  ['ENC: x', true],
  ['Re: Fwd: x', false],
  ['Forward the port', false],
  ['Trabajo: x', false],
])('%j is the subject of something forwarded: %s', (subject, expected) => {
  expect(isForwardSubject(subject)).toBe(expected)
})

test('no text breaks it', () => {
  fc.assert(fc.property(anyText, (body) => readForwarded(`From: ${body}\nSent: x\nTo: y\n${body}`) !== null))
})
