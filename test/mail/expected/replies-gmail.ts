import type { ExpectedMail } from './expected-mail.ts'

export const repliesGmail: Record<string, ExpectedMail> = {
  'reply-gmail-app-html-ca.eml': {
    subject: 'Re: Còpia de seguretat',
    from: 'Martí Soler <marti@fusteria.example>',
    newText: 'L’última bona va ser el 3 de novembre, segons el registre.',
    inReplyTo: 'desk-1292-1@desk.example',
  },
  'reply-gmail-app-html-de.eml': {
    subject: 'Re: Zugang zum Schichtplan',
    from: 'Björn Schäfer <bjoern@druckerei.example>',
    newText: 'Der Link sagt, er sei schon benutzt worden.\nIch muss vor Montag hinein, bitte.',
    inReplyTo: 'desk-1262-1@desk.example',
  },
  'reply-gmail-app-html-en.eml': {
    subject: 'Re: New starter account',
    from: 'Maya Lindqvist <maya@printworks.example>',
    newText: 'The same as Pilar: stock and purchasing.\n\nShe starts on the 16th.',
    inReplyTo: 'desk-1217-1@desk.example',
    spoken: 'en',
  },
  'reply-gmail-app-html-es.eml': {
    subject: 'Re: Factura duplicada de octubre',
    from: 'Iván Cárdenas <ivan@aridos.example>',
    newText: 'Recibido, muchas gracias. Ya me cuadra la contabilidad.',
    inReplyTo: 'desk-1202-1@desk.example',
    spoken: 'es',
  },
  'reply-gmail-app-html-fr.eml': {
    subject: 'Re: Le lecteur de codes ne s’allume pas',
    from: 'Rémi Caron <remi.caron@menuiserie.example>',
    newText: 'Je l’ai laissé en charge toute la nuit et le voyant reste éteint.\n\nPouvez-vous en envoyer un autre ?',
    inReplyTo: 'desk-1247-1@desk.example',
  },
  'reply-gmail-app-html-it.eml': {
    subject: 'Re: Schermata blu in stampa',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'Compare 0x0000007E, sempre con lo stesso documento.',
    inReplyTo: 'desk-1277-1@desk.example',
  },
  'reply-gmail-app-html-pt.eml': {
    subject: 'Re: Mudança de horário',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText: 'Uma correção: à sexta-feira fechamos às 14h30, não às 15h.',
    inReplyTo: 'desk-1232-1@desk.example',
  },
  'reply-gmail-ca.eml': {
    subject: 'Re: Canvi d’horari',
    from: 'Núria Puig <nuria.puig@celler.example>',
    newText: 'Una correcció: els divendres tanquem a les 14:30, no a les 15:00.',
    inReplyTo: 'desk-1291-1@desk.example',
  },
  'reply-gmail-de.eml': {
    subject: 'Re: Doppelte Rechnung für Oktober',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText: 'Erhalten, vielen Dank. Die Buchhaltung stimmt wieder.',
    inReplyTo: 'desk-1261-1@desk.example',
  },
  'reply-gmail-en.eml': {
    subject: 'Re: Access to the rota tool',
    from: 'Owen Pryce <owen@rigging.example>',
    newText: 'The link says it was used already.\nI need to get in before Monday, please.',
    inReplyTo: 'desk-1216-1@desk.example',
    spoken: 'en',
  },
  'reply-gmail-es.eml': {
    subject: 'Re: El lector de códigos no enciende',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText: 'Lo dejé cargando toda la noche y la luz sigue apagada.\n\n¿Pueden enviar otro?',
    inReplyTo: 'desk-1201-1@desk.example',
    spoken: 'es',
  },
  'reply-gmail-fr.eml': {
    subject: 'Re: Sauvegarde',
    from: 'Élodie Marchand <elodie@fromagerie.example>',
    newText: 'La dernière bonne date du 3 novembre, selon le journal.',
    inReplyTo: 'desk-1246-1@desk.example',
  },
  'reply-gmail-it.eml': {
    subject: 'Re: Account per una nuova collega',
    from: 'Giada Però <giada@libreria.example>',
    newText: 'Gli stessi di Pilar: magazzino e acquisti.\n\nComincia il 16.',
    inReplyTo: 'desk-1276-1@desk.example',
  },
  'reply-gmail-pt.eml': {
    subject: 'Re: Ecrã azul ao imprimir',
    from: 'Sílvia Moura <silvia@farmacia.example>',
    newText: 'Aparece 0x0000007E, sempre com o mesmo documento.',
    inReplyTo: 'desk-1231-1@desk.example',
  },
}
