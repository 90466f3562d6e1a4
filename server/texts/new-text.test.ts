import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { newTextOf } from './new-text.ts'

const history = '> Hola\n>\n> ¿Ha probado a reiniciar?'

describe('attribution lines of all languages go with what they introduce', () => {
  test.each([
    'El lun, 3 nov 2026 a las 10:00, Soporte (<soporte@desk.example>) escribió:',
    'El lun, 3 nov 2026 a las 10:00, Soporte de Informática\n(<soporte@desk.example>) escribió:',
    'El 3/11/26 a las 10:00, Soporte escribió:',
    'On Mon, Nov 3, 2026 at 10:00 AM Support <support@desk.example> wrote:',
    'On Mon, Nov 3, 2026 at 10:00 AM Support <\nsupport@desk.example> wrote:',
    'On 3 Nov 2026, at 10:00, Support <support@desk.example>\nwrote:',
    'Support <support@desk.example> wrote:',
    'Soporte <soporte@desk.example> escribió el lun, 3 nov 2026:',
    'Em seg., 3 de nov. de 2026 às 10:00, Suporte <suporte@desk.example> escreveu:',
    'Le lun. 3 nov. 2026 à 10:00, Support <support@desk.example> a écrit :',
    'Am 03.11.26 um 10:00 schrieb Support:',
    'Am Mo., 3. Nov. 2026 um 10:00 Uhr schrieb Support <support@desk.example>:',
    'Il giorno lun 3 nov 2026 alle ore 10:00 Support <support@desk.example> ha scritto:',
    'El dl., 3 de nov. 2026 a les 10:00, Suport (<suport@desk.example>) va escriure:',
    'Missatge de Suport <suport@desk.example> del dia dl., 3 de nov. 2026 va escriure:',
    '2026-11-03 10:00 GMT+01:00 Soporte <soporte@desk.example>:',
  ])('%s', (attribution) => {
    expect(newTextOf(`Sigue igual.\n\n${attribution}\n\n${history}\n`)).toBe('Sigue igual.')
    expect(newTextOf(`${attribution}\n${history}\n\nSigue igual.`)).toBe('Sigue igual.')
  })
})

describe('after these lines everything is history', () => {
  test.each([
    '-----Mensaje original-----\nDe: Soporte\nHola',
    '-----Original Message-----\nFrom: Support\nHello',
    '-------- Mensaje original --------\nDe: Soporte\nHola',
    '-----Ursprüngliche Nachricht-----\nVon: Support\nHallo',
    "-----Message d'origine-----\nDe : Support\nBonjour",
    '-----Messaggio originale-----\nDa: Support\nCiao',
    '-----Mensagem original-----\nDe: Suporte\nOi',
    '-----Missatge original-----\nDe: Suport\nHola',
    '---------- Forwarded message ---------\nFrom: Otro\nHola',
    '---------- Mensaje reenviado ---------\nDe: Otro\nHola',
    'Begin forwarded message:\n\nFrom: Other',
    'Inicio del mensaje reenviado:\n\nDe: Otro',
    'De: Soporte <soporte@desk.example>\nEnviado el: lunes, 3 de noviembre de 2026 10:00\nPara: Marta\nAsunto: Impresora\n\nHola',
    'De: Soporte\nFecha: 3 nov\nA: Marta\nAsunto: x\nHola',
    'From: Support\nSent: Monday\nTo: Marta\nSubject: Printer\n\nHello',
    '*From:* Support\n*Sent:* Monday\n*To:* Marta\n*Subject:* Printer\n\nHello',
    'Von: Support\nGesendet: Montag\nAn: Marta\nBetreff: Drucker\n\nHallo',
    'De : Support\nEnvoyé : lundi\nÀ : Marta\nObjet : Imprimante\n\nBonjour',
    'Da: Support\nInviato: lunedì\nA: Marta\nOggetto: Stampante\n\nCiao',
    '________________________________\nFrom: Support\nSent: Monday\nTo: Marta\nSubject: Printer\n\nHello',
    '##- Por favor, escriba su respuesta por encima de esta línea -##\nHola',
    '##- Please type your reply above this line -##\nHello',
  ])('%j', (tail) => {
    expect(newTextOf(`Sigue igual.\n\n${tail}\n`)).toBe('Sigue igual.')
  })
})

describe('signatures are folded', () => {
  test.each([
    'Enviado desde mi iPhone',
    'Enviado desde mi Samsung Galaxy A54',
    'Enviado desde Outlook para Android',
    'Obtener Outlook para iOS',
    'Obtener Outlook para iOS<https://aka.example/x>',
    'Sent from my iPhone',
    'Sent from Yahoo Mail for Android',
    'Get Outlook for iOS',
    'Enviado do meu iPhone',
    'Envoyé de mon iPhone',
    'Von meinem iPhone gesendet',
    'Inviato da iPhone',
    'Enviat des del meu iPhone',
    '-- \nMarta Ferrer\nTalleres Ferrer',
    '--\nMarta Ferrer',
    '-- \nMarta\n\nAVISO LEGAL: este mensaje es confidencial.',
    'AVISO LEGAL: este mensaje es confidencial.',
    'Este mensaje y sus archivos adjuntos son confidenciales.',
    'CONFIDENTIALITY NOTICE: this message is private.',
    'This email and any files transmitted with it are confidential.',
  ])('%j', (signature) => {
    expect(newTextOf(`Sigue igual.\n\n${signature}\n`)).toBe('Sigue igual.')
  })
})

describe('what only looks like history stays', () => {
  test.each([
    'On Monday the printer wrote: out of paper',
    'El cliente escribió:\nno me funciona',
    'De: la oficina de Madrid\nquiero saber el horario',
    'Se lo envío desde mi casa.',
    'Sent from the warehouse to the shop on Monday, all 12 boxes arrived broken.',
    'uno\n--\ndos\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15',
    'Instrucciones:\n- apagar\n- encender',
    'El mensaje original no llegó.',
  ])('%j', (text) => {
    expect(newTextOf(text)).toBe(text)
  })
})

test('answers between the quoted lines stay', () => {
  const text = 'El 3 nov 2026, Soporte escribió:\n> ¿Modelo?\n\nT-40\n\n> ¿Desde cuándo?\n\nDesde ayer'

  expect(newTextOf(text)).toBe('T-40\n\nDesde ayer')
})

test('when everything would be cut, the text stays as it is', () => {
  expect(newTextOf(history)).toBe(history)
  expect(newTextOf('Enviado desde mi iPhone')).toBe('Enviado desde mi iPhone')
  expect(newTextOf('')).toBe('')
})

test('no text breaks it, and it keeps nothing that was not there', () => {
  const piece = fc.constantFrom(
    'On 3 wrote:\n',
    '> x\n',
    '-- \n',
    '\n',
    'hola ',
    'De: a\n',
    'Fecha: b\n',
    'Para: c\n',
    '\r',
    '\ud800',
    '_____\n',
  )
  const texts = fc.oneof(
    anyText,
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  fc.assert(
    fc.property(texts, (text) => {
      const source = text.toWellFormed().replace(/\r\n?/g, '\n')

      expect(
        newTextOf(text)
          .split('\n')
          .filter((line) => !source.includes(line.trim())),
      ).toEqual([])
    }),
  )
})

describe('the right text does not hang it', () => {
  test.each([
    ['openings', 'On 3 '.repeat(200)],
    ['verbs', `On 2 ${'wrote '.repeat(160)}:`],
    ['brackets', `a ${'<a@b '.repeat(190)}:`],
    ['dashes', '-'.repeat(900)],
    ['dashes with blanks', `${'- '.repeat(450)}original message`],
    ['marks', '>'.repeat(900)],
    ['blanks', `x${' '.repeat(900)}y`],
    ['devices', `sent from ${'my '.repeat(30)}`],
    ['notices', `este mensaje ${'confiden '.repeat(100)}`],
    ['labels', 'De: a'],
    ['nothing', ''],
  ])('%s', (_name, line) => {
    const started = process.threadCpuUsage()

    newTextOf(`${line}\n`.repeat(100_000))

    expect(process.threadCpuUsage(started).user).toBeLessThan(3_000_000)
  })
})
