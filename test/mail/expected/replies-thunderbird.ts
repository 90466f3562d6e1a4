import type { ExpectedMail } from './expected-mail.ts'

export const repliesThunderbird: Record<string, ExpectedMail> = {
  'reply-thunderbird-ca.eml': {
    subject: 'Re: Canvi d’horari',
    from: 'Martí Soler <marti@fusteria.example>',
    newText: 'Una correcció: els divendres tanquem a les 14:30, no a les 15:00.',
    inReplyTo: 'desk-1298-1@desk.example',
  },
  'reply-thunderbird-de.eml': {
    subject: 'Re: Doppelte Rechnung für Oktober',
    from: 'Björn Schäfer <bjoern@druckerei.example>',
    newText: 'Erhalten, vielen Dank. Die Buchhaltung stimmt wieder.',
    inReplyTo: 'desk-1268-1@desk.example',
  },
  'reply-thunderbird-en.eml': {
    subject: 'Re: Access to the rota tool',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'The link says it was used already.\nI need to get in before Monday, please.',
    inReplyTo: 'desk-1223-1@desk.example',
    spoken: 'en',
  },
  'reply-thunderbird-es.eml': {
    subject: 'Re: El lector de códigos no enciende',
    from: 'Andrés Gil <andres.gil@imprenta.example>',
    newText: 'Lo dejé cargando toda la noche y la luz sigue apagada.\n\n¿Pueden enviar otro?',
    inReplyTo: 'desk-1208-1@desk.example',
    spoken: 'es',
  },
  'reply-thunderbird-fr.eml': {
    subject: 'Re: Sauvegarde',
    from: 'Rémi Caron <remi.caron@menuiserie.example>',
    newText: 'La dernière bonne date du 3 novembre, selon le journal.',
    inReplyTo: 'desk-1253-1@desk.example',
  },
  'reply-thunderbird-html-ca.eml': {
    subject: 'Re: Còpia de seguretat',
    from: 'Laia Vidal <laia@escola.example>',
    newText: 'L’última bona va ser el 3 de novembre, segons el registre.',
    inReplyTo: 'desk-1299-1@desk.example',
  },
  'reply-thunderbird-html-de.eml': {
    subject: 'Re: Zugang zum Schichtplan',
    from: 'Jürgen Köhler <juergen.koehler@spedition.example>',
    newText: 'Der Link sagt, er sei schon benutzt worden.\n\nIch muss vor Montag hinein, bitte.',
    inReplyTo: 'desk-1269-1@desk.example',
  },
  'reply-thunderbird-html-en.eml': {
    subject: 'Re: New starter account',
    from: 'Owen Pryce <owen@rigging.example>',
    newText: 'The same as Pilar: stock and purchasing.\n\nShe starts on the 16th.',
    inReplyTo: 'desk-1224-1@desk.example',
    spoken: 'en',
  },
  'reply-thunderbird-html-es.eml': {
    subject: 'Re: Factura duplicada de octubre',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText: 'Recibido, muchas gracias. Ya me cuadra la contabilidad.',
    inReplyTo: 'desk-1209-1@desk.example',
    spoken: 'es',
  },
  'reply-thunderbird-html-fr.eml': {
    subject: 'Re: Le lecteur de codes ne s’allume pas',
    from: 'Agnès Petit <agnes@mairie.example>',
    newText: 'Je l’ai laissé en charge toute la nuit et le voyant reste éteint.\n\nPouvez-vous en envoyer un autre ?',
    inReplyTo: 'desk-1254-1@desk.example',
  },
  'reply-thunderbird-html-it.eml': {
    subject: 'Re: Schermata blu in stampa',
    from: 'Niccolò Ferri <niccolo.ferri@officina.example>',
    newText: 'Compare 0x0000007E, sempre con lo stesso documento.',
    inReplyTo: 'desk-1284-1@desk.example',
  },
  'reply-thunderbird-html-pt.eml': {
    subject: 'Re: Mudança de horário',
    from: 'João Tavares <joao@ceramica.example>',
    newText: 'Uma correção: à sexta-feira fechamos às 14h30, não às 15h.',
    inReplyTo: 'desk-1239-1@desk.example',
  },
  'reply-thunderbird-it.eml': {
    subject: 'Re: Account per una nuova collega',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'Gli stessi di Pilar: magazzino e acquisti.\n\nComincia il 16.',
    inReplyTo: 'desk-1283-1@desk.example',
  },
  'reply-thunderbird-pt.eml': {
    subject: 'Re: Ecrã azul ao imprimir',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText: 'Aparece 0x0000007E, sempre com o mesmo documento.',
    inReplyTo: 'desk-1238-1@desk.example',
  },
}
