import type { ExpectedMail } from './expected-mail.ts'

export const repliesOther: Record<string, ExpectedMail> = {
  'android-samsung-reply.eml': {
    subject: 'RE: Cita del tecnico',
    from: 'Pilar Soto <pilar@floristeria.example>',
    newText: 'Mejor el jueves a partir de las diez.',
    spoken: 'es',
  },
  'apple-mail-inline-text-file.eml': {
    subject: 'Crash log of the scanner',
    from: 'Chloe Adler <chloe@studio.example>',
    newText: 'The log is attached. It crashes at every start.\n\nRegards, Chloe',
    attachments: ['scanner.log'],
    spoken: 'en',
  },
  'apple-mail-reply.eml': {
    subject: 'Re: Missing invoice',
    from: 'Chloe Adler <chloe@studio.example>',
    newText: 'Found it, it was in the spam folder. Sorry for the trouble and thanks for the quick answer.',
    inReplyTo: 'desk-93-1@desk.example',
    spoken: 'en',
  },
  'catalan-reply.eml': {
    subject: 'Re: Contrasenya caducada',
    from: 'Oriol Mas <oriol@biblioteca.example>',
    newText: 'Ja funciona, moltes gràcies.',
    inReplyTo: 'desk-100-1@desk.example',
  },
  'exchange-html-only.eml': {
    subject: 'New starter on Monday',
    from: 'Gwen Parry <gwen.parry@factory.example>',
    newText:
      'Please prepare a laptop for Owen Price:\n\n- office software\n- access to the drawings\n\nMore in the list of starters <https://intranet.factory.example/starters>.',
    spoken: 'en',
  },
  'french-reply.eml': {
    subject: 'TR : Accès refusé',
    from: 'Béatrice Lenoir <beatrice@mairie.example>',
    newText: 'Voilà, cela marche de nouveau.',
  },
  'gmail-reply-en.eml': {
    subject: 'Re: Card reader offline',
    from: 'Nora Quinn <nora.quinn@bakery.example>',
    newText: 'Restarting it did not help. The light stays red.\n\nNora',
    inReplyTo: 'desk-88-1@desk.example',
    spoken: 'en',
  },
  'gmail-reply-es.eml': {
    subject: 'Re: Facturación electrónica: duda',
    from: 'Álvaro Ibáñez <alvaro@ferreteria.example>',
    newText: 'Perfecto, entonces espero a que me llamen mañana por la mañana.',
    inReplyTo: 'desk-90-1@desk.example',
    spoken: 'es',
  },
  'in-reply-to-prose.eml': {
    subject: 'Re: Teclado',
    from: 'Antigua <antigua@escuela.example>',
    newText: 'El teclado nuevo funciona perfectamente, gracias.',
    inReplyTo: 'desk-140-1@desk.example',
    spoken: 'es',
  },
  'iphone-new-es.eml': {
    subject: 'No funciona el wifi en recepcion',
    from: 'Rosa Vidal <rosa.vidal@clinica.example>',
    newText: 'Desde esta mañana no hay wifi en recepción, ¿pueden mirarlo?',
    spoken: 'es',
  },
  'iphone-photo.eml': {
    subject: 'Foto del error',
    from: 'Rosa Vidal <rosa.vidal@clinica.example>',
    newText: 'Este es el mensaje que sale en la pantalla.',
    attachments: ['IMG_0412.jpeg'],
    spoken: 'es',
  },
  'italian-reply.eml': {
    subject: 'R: Stampante',
    from: 'Paola Riva <paola@libreria.example>',
    newText: 'Grazie, adesso va tutto bene.',
  },
  'outlook-desktop-reply-es.eml': {
    subject: 'RE: Impresora de la planta 3 no imprime [#1042]',
    from: 'Marta Ferrer <marta.ferrer@talleres.example>',
    newText: 'Buenos días:\n\nSigue igual, la bandeja 2 da error de atasco aunque está vacía.\n\nUn saludo,\nMarta',
    inReplyTo: 'desk-1042-1@desk.example',
    spoken: 'es',
  },
  'outlook-mobile-reply.eml': {
    subject: 'Re: Acceso al portal de nominas',
    from: 'Júlia Pons <julia.pons@cooperativa.example>',
    newText: 'Ya puedo entrar, muchas gracias.',
    inReplyTo: 'desk-311-1@desk.example',
    spoken: 'es',
  },
  'outlook-web-reply-en.eml': {
    subject: 'Re: VPN drops every hour',
    from: 'Tom Baker <tom.baker@harbour.example>',
    newText: 'It has been stable since the update, thank you. You can close the case.',
    inReplyTo: 'desk-77-2@desk.example',
    spoken: 'en',
  },
  'portuguese-reply.eml': {
    subject: 'RES: Pedido 5512',
    from: 'Rui Teles <rui@oficina.example>',
    newText: 'Obrigado, já recebi o pedido.',
  },
  'thunderbird-flowed.eml': {
    subject: 'Long lines that belong together',
    from: 'Alan Reid <alan@archive.example>',
    newText:
      'The catalogue search has been slow since the weekend. Every query takes about ten seconds, no matter which reading room it is started from.\n\nNothing else seems to be slow.',
    spoken: 'en',
  },
  'thunderbird-html-cite.eml': {
    subject: 'Re: Monitor flackert',
    from: 'Heike Brandt <heike@werkstatt.example>',
    newText: 'Mit dem neuen Kabel ist alles in Ordnung.',
    inReplyTo: 'desk-96-1@desk.example',
  },
  'thunderbird-reply-de.eml': {
    subject: 'Re: Passwort zurücksetzen',
    from: 'Jürgen Weiß <j.weiss@werkstatt.example>',
    newText: 'Das hat funktioniert, vielen Dank für die schnelle Hilfe!',
    inReplyTo: 'desk-95-1@desk.example',
  },
}
