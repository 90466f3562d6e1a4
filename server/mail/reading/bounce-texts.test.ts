import { describe, expect, test } from 'vitest'
import { type BounceText, readBounceText } from './bounce-texts.ts'

function read(given: Partial<BounceText>) {
  return readBounceText({
    subject: 'Mail',
    text: '',
    failedRecipients: undefined,
    isMailSystem: true,
    own: ['soporte@desk.example'],
    ...given,
  })
}

const failures: [language: string, subject: string, text: string][] = [
  ['en', 'Undelivered Mail Returned to Sender', 'a@x.example: unknown'],
  ['en', 'Mail System Error', 'The mailbox is full: a@x.example'],
  ['es', 'Correo devuelto al remitente', 'a@x.example'],
  ['es', 'Aviso del sistema', 'Su mensaje a a@x.example no ha podido ser entregado.'],
  ['es', 'Fallo en la entrega', 'El buzón está lleno: a@x.example'],
  ['pt', 'Falha na entrega da mensagem', 'a@x.example'],
  ['pt', 'Aviso', 'A sua mensagem para a@x.example não pôde ser entregue.'],
  ['fr', 'Échec de la remise', 'a@x.example'],
  ['fr', 'Avis', 'Votre message à a@x.example n’a pas pu être remis. Destinataire inconnu.'],
  ['de', 'Unzustellbar: Ihre Anfrage', 'a@x.example'],
  ['de', 'Hinweis', 'Ihre Nachricht an a@x.example konnte nicht zugestellt werden.'],
]

describe('a mail system that says in prose that a mail did not arrive is understood', () => {
  test.each(failures)('%s: %s — %s', (_language, subject, text) => {
    expect(read({ subject, text })).toMatchObject([{ kind: 'failed', recipient: 'a@x.example' }])
  })
})

test.each([
  ['en', 'Delivery Status Notification (Delay)'],
  ['en', 'Warning: message delayed 4 hours'],
  ['es', 'Aviso: entrega retrasada'],
  ['pt', 'Entrega atrasada'],
  ['fr', 'Remise différée'],
  ['de', 'Zustellung verzögert'],
])('a delay in %s is no failure: %s', (_language, subject) => {
  expect(read({ subject, text: 'a@x.example' })).toMatchObject([{ kind: 'delayed' }])
})

test('all recipients that the header names have failed', () => {
  const reports = read({ failedRecipients: 'a@x.example, b@x.example', text: 'c@x.example' })

  expect(reports.map(({ recipient }) => recipient)).toEqual(['a@x.example', 'b@x.example'])
})

test('an own address in the text is not who failed', () => {
  expect(read({ subject: 'Undeliverable', text: 'From soporte@desk.example to a@x.example' })).toMatchObject([
    { recipient: 'a@x.example' },
  ])
})

test('what speaks of no delivery is no report, and the text of a machine that is no mail system is not taken at its word', () => {
  expect(read({ subject: 'Copia de seguridad hecha', text: 'Todo bien' })).toEqual([])
  expect(read({ subject: 'Aviso', text: 'La página no existe', isMailSystem: false })).toEqual([])
})
