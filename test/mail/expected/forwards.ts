import type { ExpectedMail } from './expected-mail.ts'

export const forwards: Record<string, ExpectedMail> = {
  'digest.eml': {
    subject: 'Resumen semanal',
    from: 'Eva Rubio <eva@seguros.example>',
    newText: 'Van dos mensajes en el resumen de la semana.',
    attachments: ['Primero.eml', 'segundo.eml'],
    spoken: 'es',
  },
  'forward-apple-en.eml': {
    subject: 'Fwd: Lease of the bottling line',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText:
      'Is this clause new?\n\nBegin forwarded message:\n\nFrom: Leasing <desk@leasing.example>\nSubject: Lease of the bottling line\nDate: 12 November 2026 at 08:00:00 GMT\nTo: Harriet Cole <harriet.cole@brewery.example>\n\nPlease sign clause 14.',
    spoken: 'en',
  },
  'forward-apple-es.eml': {
    subject: 'Fwd: Papel de 300 g',
    from: 'Andrés Gil <andres.gil@imprenta.example>',
    newText:
      'Ya ha contestado el proveedor.\n\nInicio del mensaje reenviado:\n\nDe: Papelera <ventas@papel.example>\nAsunto: Papel de 300 g\nFecha: 12 de noviembre de 2026, 8:00:00 CET\nPara: Andrés Gil <andres.gil@imprenta.example>\n\nHay existencias.',
    spoken: 'es',
  },
  'forward-attached-de.eml': {
    subject: 'Factura 88',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText: 'Die Nachricht des Lieferanten hängt an.',
    attachments: ['Factura 88.eml'],
  },
  'forward-attached-en.eml': {
    subject: 'Factura 88',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'The supplier’s message is attached as it came.',
    attachments: ['Factura 88.eml'],
    spoken: 'en',
  },
  'forward-attached-es.eml': {
    subject: 'Factura 88',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText: 'Os reenvío el correo del proveedor.',
    attachments: ['Factura 88.eml'],
    spoken: 'es',
  },
  'forward-gmail-es.eml': {
    subject: 'Fwd: Caducidad del certificado',
    from: 'Lucía Peña <lucia.pena@clinicasol.example>',
    newText:
      '¿Podéis renovarlo vosotros?\n\n---------- Forwarded message ---------\nDe: Sede Electrónica <avisos@sede.example>\nDate: jue, 12 nov 2026 a las 8:00\nSubject: Caducidad del certificado\nTo: Lucía Peña <lucia.pena@clinicasol.example>\n\nSu certificado caduca el 30 de noviembre.',
    spoken: 'es',
  },
  'forward-gmail-fr.eml': {
    subject: 'Fwd: Devis machine',
    from: 'Rémi Caron <remi.caron@menuiserie.example>',
    newText:
      'Voici le devis reçu ce matin.\n\n---------- Forwarded message ---------\nDe : Ventes <ventes@machines.example>\nDate: jeu. 12 nov. 2026 à 08:00\nSubject: Devis machine\nTo: <remi.caron@menuiserie.example>\n\nLe prix est de 1 200 €.',
  },
  'forward-outlook-de.eml': {
    subject: 'WG: Mautgerät gesperrt',
    from: 'Jürgen Köhler <juergen.koehler@spedition.example>',
    newText:
      'Bitte darum kümmern.\n\nVon: Maut <info@maut.example>\nGesendet: Donnerstag, 12. November 2026 08:00\nAn: Jürgen Köhler <juergen.koehler@spedition.example>\nBetreff: Mautgerät gesperrt\n\nDas Gerät 77 ist gesperrt.',
  },
  'forward-outlook-es.eml': {
    subject: 'RV: Pedido 5512',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText:
      'Buenos días:\n\nMirad lo que dice el proveedor.\n\nDe: Ventas <ventas@corcho.example>\nEnviado el: jueves, 12 de noviembre de 2026 8:00\nPara: Rocío Mena <rocio.mena@vinedos.example>\nAsunto: Pedido 5512\n\nEl pedido 5512 saldrá el lunes.',
    spoken: 'es',
  },
  'forward-outlook-fr-no-comment.eml': {
    subject: 'TR: Copieur du premier étage',
    from: 'Agnès Petit <agnes@mairie.example>',
    newText:
      'De : Accueil <accueil@mairie.example>\nEnvoyé : jeudi 12 novembre 2026 08:00\nÀ : Agnès Petit <agnes@mairie.example>\nObjet : Copieur du premier étage\n\nLe copieur fait des traits noirs.',
  },
  'forward-outlook-it.eml': {
    subject: 'I: Ordine ricambi',
    from: 'Niccolò Ferri <niccolo.ferri@officina.example>',
    newText:
      'Potete verificare?\n\nDa: Magazzino <magazzino@officina.example>\nInviato: giovedì 12 novembre 2026 08:00\nA: Niccolò Ferri <niccolo.ferri@officina.example>\nOggetto: Ordine ricambi\n\nMancano quattro pezzi.',
  },
  'forward-outlook-pt.eml': {
    subject: 'ENC: Receita eletrónica',
    from: 'Sílvia Moura <silvia@farmacia.example>',
    newText:
      'Conseguem ajudar?\n\nDe: Médico <medico@saude.example>\nEnviada em: quinta-feira, 12 de novembro de 2026 08:00\nPara: Sílvia Moura <silvia@farmacia.example>\nAssunto: Receita eletrónica\n\nA receita não aparece no sistema.',
  },
  'forward-signature-above-en.eml': {
    subject: 'Fwd: Route sheet',
    from: 'Dev Anand <dev.anand@couriers.example>',
    newText:
      'Which one is right?\n\n---------- Forwarded message ---------\nFrom: Planner <plan@couriers.example>\nDate: Thu, 12 Nov 2026 at 08:00\nSubject: Route sheet\nTo: <dev.anand@couriers.example>\n\nStart at the depot.',
    spoken: 'en',
  },
  'forward-thunderbird-de.eml': {
    subject: 'Fwd: Lieferschein',
    from: 'Ute Weiß <ute@gaertnerei.example>',
    newText:
      'Siehe unten.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tLieferschein\nDatum: \tThu, 12 Nov 2026 08:00:00 +0100\nVon: \tLager <lager@erde.example>\nAn: \tUte Weiß <ute@gaertnerei.example>\n\nZehn Säcke Erde.',
  },
  'gmail-forward-es.eml': {
    subject: 'Fwd: Aviso de caducidad del dominio',
    from: 'Luis Cano <luis.cano@gestoria.example>',
    newText:
      '¿Esto es auténtico o es un timo?\n\n---------- Forwarded message ---------\nDe: Registro de Dominios <avisos@registro.example>\nDate: jue, 5 nov 2026 a las 20:11\nSubject: Aviso de caducidad del dominio\nTo: <luis.cano@gestoria.example>\n\nSu dominio gestoria.example caduca en 24 horas. Pague ahora.',
    spoken: 'es',
  },
  'nested-rfc822.eml': {
    subject: 'Os reenvio el correo completo',
    from: 'Eva Rubio <eva@seguros.example>',
    newText: 'Adjunto el mensaje original tal como lo recibimos.',
    attachments: ['Tarifas del año.eml'],
    spoken: 'es',
  },
}
