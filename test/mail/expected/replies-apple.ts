import type { ExpectedMail } from './expected-mail.ts'

export const repliesApple: Record<string, ExpectedMail> = {
  'reply-apple-mail-ca.eml': {
    subject: 'Re: Alta d’una companya nova',
    from: 'Laia Vidal <laia@escola.example>',
    newText: 'Els mateixos que la Pilar: magatzem i compres.\n\nComença el dia 16.',
    inReplyTo: 'desk-1296-1@desk.example',
  },
  'reply-apple-mail-de.eml': {
    subject: 'Re: Datensicherung',
    from: 'Jürgen Köhler <juergen.koehler@spedition.example>',
    newText: 'Die letzte gute war laut Protokoll am 3. November.',
    inReplyTo: 'desk-1266-1@desk.example',
  },
  'reply-apple-mail-en.eml': {
    subject: 'Re: Barcode reader will not start',
    from: 'Maya Lindqvist <maya@printworks.example>',
    newText: 'I left it on the charger all night and the light stays off.\n\nCan you send a replacement?',
    inReplyTo: 'desk-1221-1@desk.example',
    spoken: 'en',
  },
  'reply-apple-mail-es.eml': {
    subject: 'Re: Cambio de horario',
    from: 'Iván Cárdenas <ivan@aridos.example>',
    newText: 'Una corrección: los viernes cerramos a las 14:30, no a las 15:00.',
    inReplyTo: 'desk-1206-1@desk.example',
    spoken: 'es',
  },
  'reply-apple-mail-fr.eml': {
    subject: 'Re: Écran bleu à l’impression',
    from: 'Agnès Petit <agnes@mairie.example>',
    newText: 'Il affiche 0x0000007E, toujours avec le même document.',
    inReplyTo: 'desk-1251-1@desk.example',
  },
  'reply-apple-mail-it.eml': {
    subject: 'Re: Fattura di ottobre doppia',
    from: 'Niccolò Ferri <niccolo.ferri@officina.example>',
    newText: 'Ricevuto, grazie mille. I conti tornano.',
    inReplyTo: 'desk-1281-1@desk.example',
  },
  'reply-apple-mail-pt.eml': {
    subject: 'Re: Acesso ao programa de turnos',
    from: 'João Tavares <joao@ceramica.example>',
    newText: 'A ligação diz que já foi usada.\nPreciso de entrar antes de segunda-feira, por favor.',
    inReplyTo: 'desk-1236-1@desk.example',
  },
  'reply-iphone-ca.eml': {
    subject: 'Re: Pantalla blava en imprimir',
    from: 'Núria Puig <nuria.puig@celler.example>',
    newText: 'Surt 0x0000007E, sempre amb el mateix document.',
    inReplyTo: 'desk-1297-1@desk.example',
  },
  'reply-iphone-de.eml': {
    subject: 'Re: Barcodeleser geht nicht an',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText: 'Er lag die ganze Nacht am Ladegerät, die Lampe bleibt aus.\n\nKönnen Sie einen anderen schicken?',
    inReplyTo: 'desk-1267-1@desk.example',
  },
  'reply-iphone-en.eml': {
    subject: 'Re: Double invoice for October',
    from: 'Dev Anand <dev.anand@couriers.example>',
    newText: 'Received, thank you. The books balance again.',
    inReplyTo: 'desk-1222-1@desk.example',
    spoken: 'en',
  },
  'reply-iphone-es.eml': {
    subject: 'Re: Copia de seguridad',
    from: 'Lucía Peña <lucia.pena@clinicasol.example>',
    newText: 'La última buena fue el 3 de noviembre, según el registro.',
    inReplyTo: 'desk-1207-1@desk.example',
    spoken: 'es',
  },
  'reply-iphone-fr.eml': {
    subject: 'Re: Changement d’horaires',
    from: 'Élodie Marchand <elodie@fromagerie.example>',
    newText: 'Une correction : le vendredi nous fermons à 14 h 30, pas à 15 h.',
    inReplyTo: 'desk-1252-1@desk.example',
  },
  'reply-iphone-it.eml': {
    subject: 'Re: Accesso ai turni',
    from: 'Giada Però <giada@libreria.example>',
    newText: 'Il link dice che è già stato usato.\nDevo entrare prima di lunedì, per favore.',
    inReplyTo: 'desk-1282-1@desk.example',
  },
  'reply-iphone-pt.eml': {
    subject: 'Re: Conta para nova colega',
    from: 'Sílvia Moura <silvia@farmacia.example>',
    newText: 'As mesmas da Pilar: armazém e compras.\n\nComeça no dia 16.',
    inReplyTo: 'desk-1237-1@desk.example',
  },
}
