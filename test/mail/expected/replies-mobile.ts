import type { ExpectedMail } from './expected-mail.ts'

export const repliesMobile: Record<string, ExpectedMail> = {
  'reply-samsung-ca.eml': {
    subject: 'Re: Factura d’octubre duplicada',
    from: 'Martí Soler <marti@fusteria.example>',
    newText: 'Rebut, moltes gràcies. Ja em quadren els comptes.',
    inReplyTo: 'desk-1301-1@desk.example',
  },
  'reply-samsung-de.eml': {
    subject: 'Re: Blauer Bildschirm beim Drucken',
    from: 'Björn Schäfer <bjoern@druckerei.example>',
    newText: 'Da steht 0x0000007E, immer beim selben Dokument.',
    inReplyTo: 'desk-1271-1@desk.example',
  },
  'reply-samsung-en.eml': {
    subject: 'Re: Change of opening hours',
    from: 'Dev Anand <dev.anand@couriers.example>',
    newText: 'One correction: on Fridays we close at 2:30, not at 3.',
    inReplyTo: 'desk-1226-1@desk.example',
    spoken: 'en',
  },
  'reply-samsung-es.eml': {
    subject: 'Re: Alta de una empleada nueva',
    from: 'Lucía Peña <lucia.pena@clinicasol.example>',
    newText: 'Los mismos que Pilar: almacén y compras.\n\nEmpieza el día 16.',
    inReplyTo: 'desk-1211-1@desk.example',
    spoken: 'es',
  },
  'reply-samsung-fr.eml': {
    subject: 'Re: Accès au planning',
    from: 'Rémi Caron <remi.caron@menuiserie.example>',
    newText: 'Le lien dit qu’il a déjà servi.\nJe dois entrer avant lundi, s’il vous plaît.',
    inReplyTo: 'desk-1256-1@desk.example',
  },
  'reply-samsung-it.eml': {
    subject: 'Re: Backup',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'L’ultimo buono è del 3 novembre, dice il registro.',
    inReplyTo: 'desk-1286-1@desk.example',
  },
  'reply-samsung-pt.eml': {
    subject: 'Re: Leitor de códigos não liga',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText: 'Deixei-o a carregar toda a noite e a luz continua apagada.\n\nPodem enviar outro?',
    inReplyTo: 'desk-1241-1@desk.example',
  },
}
