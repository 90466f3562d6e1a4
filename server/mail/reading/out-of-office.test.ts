import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { isOutOfOffice } from './out-of-office.ts'

const machines: [subject: string, text: string, isAnswer: boolean][] = [
  ['Automatic reply: Printer', 'I am out of the office until Monday.', true],
  ['Automatic reply: Printer', 'Back soon!', true],
  ['Auto-reply', 'This is an automated response. I will read your mail later.', false],
  ['Out of office', 'I am out of the office until 12 May.', false],
  ['Out of Office: Re: Printer', 'I’m on annual leave, back on 3 June.', false],
  ['Re: Printer', 'I will be on vacation until 3 June. For urgent matters please write to Tom.', true],
  ['Re: VPN', 'This is an automatic reply. Thank you for your message.', true],
  ['Respuesta automática: Impresora', 'Vuelvo el lunes.', true],
  ['Respuesta automática', 'Estoy de vacaciones hasta el 23 de noviembre.', false],
  ['Fuera de la oficina', 'Estoy fuera de la oficina hasta el lunes.', false],
  ['Ausente', 'Me encuentro de baja y no leeré el correo.', false],
  ['RE: Impresora', 'Estaré de vacaciones hasta el día 20. Si es urgente, llamen a recepción.', true],
  ['RE: Impresora', 'Este es un mensaje automático. Le responderemos pronto.', true],
  ['Resposta automática: Impressora', 'Volto na segunda-feira.', true],
  ['Fora do escritório', 'Estou de férias até ao dia 15.', false],
  ['RE: Impressora', 'Estarei ausente até segunda-feira. Em caso de urgência, ligue para a receção.', true],
  ['RE: Rede', 'Esta é uma resposta automática.', true],
  ['Réponse automatique : Imprimante', 'Je suis en congés.', true],
  ['Absence du bureau', 'Je suis absente jusqu’au 16 novembre.', false],
  ['RE: Imprimante', 'Je suis actuellement en congés jusqu’au 16 mai. En cas d’urgence, appelez l’accueil.', true],
  ['RE: Réseau', 'Ceci est une réponse automatique.', true],
  ['Automatische Antwort: Drucker', 'Bin im Urlaub.', true],
  ['Abwesenheitsnotiz', 'Ich bin bis zum 20. November nicht im Büro.', false],
  ['AW: Drucker', 'Ich bin bis zum 20. Mai im Urlaub. In dringenden Fällen hilft Frau Brandt.', true],
  ['AW: Netz', 'Dies ist eine automatisch erzeugte Nachricht.', true],
]

const people: [subject: string, text: string, isAnswer: boolean][] = [
  ['Vacaciones', 'Estoy de vacaciones hasta el lunes, ¿podéis desactivar mi cuenta?', false],
  ['Vacaciones', 'Estoy de vacaciones desde mañana. Necesito acceso al correo desde el móvil.', false],
  ['Respuesta automática no funciona', 'No consigo activar mi respuesta automática en Outlook.', false],
  ['Respuesta automática', 'No consigo activarla en Outlook.', false],
  ['RE: Cita', 'El jueves estoy de vacaciones hasta el lunes; mejor vengan el martes.', true],
  ['RE: Cita', 'Estaré ausente hasta el lunes. ¿Puede ser el martes? Es urgente.', true],
  ['Out of office does not work', 'My out of office message is not sent since the update.', false],
  ['Out of office', 'Please set my out of office message for next week.', false],
  ['Re: Visit', 'I will be out of the office until Monday, so send the technician on Tuesday.', true],
  ['Re: Visit', 'I am away until Monday.\n> For urgent matters call us', true],
  ['Automatic reply', 'How do I switch it on?', false],
  ['Holiday calendar', 'The holiday calendar shows the wrong days until June.', false],
  ['RE: Visita', 'Estou de férias até sexta, podem vir na segunda.', true],
  ['Re: Rendez-vous', 'Je suis en vacances jusqu’au 12, passez plutôt le 13.', true],
  ['AW: Termin', 'Ich bin bis zum 12. im Urlaub, danach passt es mir gut.', true],
  ['Abwesenheit', 'Bitte tragen Sie meine Abwesenheit im Kalender ein.', false],
  ['Re: Printer', 'I got an automatic reply from the vendor, they are closed until Monday.', true],
]

describe('the answering machine of somebody who is away is known by what it says', () => {
  test.each(machines)('%s: %s (answer: %s)', (subject, text, isAnswer) => {
    expect(isOutOfOffice({ subject, text, isAnswer })).toBe(true)
  })
})

describe('people who speak of holidays and automatic replies stay people', () => {
  test.each(people)('%s: %s (answer: %s)', (subject, text, isAnswer) => {
    expect(isOutOfOffice({ subject, text, isAnswer })).toBe(false)
  })
})

test('whoever asks something in a mail of the own is a person', () => {
  const text = fc.constantFrom(...machines.map(([, said]) => said))

  fc.assert(
    fc.property(anyText, text, (subject, said) => {
      expect(isOutOfOffice({ subject: `Re: ${subject}`, text: `${said} ¿Me ayudan?`, isAnswer: false })).toBe(false)
    }),
  )
})
