import type { ExpectedMail } from './expected-mail.ts'

export const signatures: Record<string, ExpectedMail> = {
  'disclaimer-ca.eml': {
    subject: 'Serra',
    from: 'Martí Soler <marti@fusteria.example>',
    newText: 'La serra no talla recte.',
  },
  'disclaimer-de.eml': {
    subject: 'Kasse',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText: 'Die Kasse druckt keine Belege.',
  },
  'disclaimer-en.eml': {
    subject: 'Label printer',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'The label printer skips every third label.',
    spoken: 'en',
  },
  'disclaimer-es.eml': {
    subject: 'Firma digital caducada',
    from: 'Carmen Rey <carmen.rey@notaria.example>',
    newText: 'Necesito renovar la firma digital antes del lunes.',
    spoken: 'es',
  },
  'disclaimer-fr.eml': {
    subject: 'Badge perdu',
    from: 'Agnès Petit <agnes@mairie.example>',
    newText: 'Mon badge est perdu depuis hier.',
  },
  'disclaimer-it.eml': {
    subject: 'Stampante',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'La stampante non trova la carta.',
  },
  'disclaimer-pt.eml': {
    subject: 'Balança',
    from: 'João Tavares <joao@ceramica.example>',
    newText: 'A balança não liga desde ontem.',
  },
  'gmail-interleaved.eml': {
    subject: 'Re: Questions about the order',
    from: 'Nora Quinn <nora.quinn@bakery.example>',
    newText: 'The T-40.\n\nIn March, at the Leeds branch.',
    inReplyTo: 'desk-99-1@desk.example',
    spoken: 'en',
  },
  'interleaved-de.eml': {
    subject: 'Re: Drucker',
    from: 'Björn Schäfer <bjoern@druckerei.example>',
    newText: 'Ein T-40.\n\nSeit gestern.',
  },
  'interleaved-es.eml': {
    subject: 'Re: Báscula',
    from: 'Iván Cárdenas <ivan@aridos.example>',
    newText: 'Una BX-200.\n\nSí, hasta marzo.',
  },
  'interleaved-fr.eml': {
    subject: 'Re: Scie',
    from: 'Rémi Caron <remi.caron@menuiserie.example>',
    newText: 'Une T-40.\n\nDepuis hier.',
  },
  'interleaved-pt.eml': {
    subject: 'Re: Forno',
    from: 'João Tavares <joao@ceramica.example>',
    newText: 'Um T-40.\n\nDesde ontem.',
  },
  'signature-dashes-en.eml': {
    subject: 'Winch cable',
    from: 'Owen Pryce <owen@rigging.example>',
    newText: 'The winch cable is frayed near the drum.',
    spoken: 'en',
  },
  'signature-dashes-only-es.eml': {
    subject: 'Camión parado',
    from: 'Iván Cárdenas <ivan@aridos.example>',
    newText: 'El camión 4 no arranca esta mañana.',
    spoken: 'es',
  },
  'signature-with-dashes-in-text-en.eml': {
    subject: 'Settings',
    from: 'Maya Lindqvist <maya@printworks.example>',
    newText:
      'These are the settings we use:\n\n--\ncolour: off\nduplex: on\ntray: 2\nscale: 100\nmargin: 5\norder: down\nstaple: no\npunch: no\nquality: high\ntoner: normal\nsleep: 10\nlanguage: en\n\nAre they right?',
    spoken: 'en',
  },
}
