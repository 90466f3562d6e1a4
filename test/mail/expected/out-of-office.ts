import type { ExpectedMail } from './expected-mail.ts'

export const outOfOffice: Record<string, ExpectedMail> = {
  'auto-gmail-vacation-ca.eml': {
    subject: 'Absent Re: Factura d’octubre duplicada',
    from: 'Núria Puig <nuria.puig@celler.example>',
    newText: 'Soc fora de l’oficina fins al 23 de novembre.\n\nPer a urgències, escriviu a compres@celler.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1319-1@desk.example',
  },
  'auto-gmail-vacation-de.eml': {
    subject: 'Abwesend Re: Doppelte Rechnung für Oktober',
    from: 'Jürgen Köhler <juergen.koehler@spedition.example>',
    newText:
      'Ich bin bis zum 23. November nicht im Büro.\n\nIn dringenden Fällen schreiben Sie an einkauf@spedition.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1315-1@desk.example',
  },
  'auto-gmail-vacation-en.eml': {
    subject: 'Away Re: Double invoice for October',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'I am out of the office until 23 November.\n\nFor urgent matters, write to sales@brewery.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1309-1@desk.example',
    spoken: 'en',
  },
  'auto-gmail-vacation-es.eml': {
    subject: 'Ausente Re: Factura duplicada de octubre',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText:
      'Estoy fuera de la oficina hasta el 23 de noviembre.\n\nPara asuntos urgentes, escriban a compras@vinedos.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1307-1@desk.example',
    spoken: 'es',
  },
  'auto-gmail-vacation-fr.eml': {
    subject: 'Absence Re: Facture d’octobre en double',
    from: 'Élodie Marchand <elodie@fromagerie.example>',
    newText: 'Je suis absente jusqu’au 23 novembre.\n\nPour toute urgence, écrivez à achats@fromagerie.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1313-1@desk.example',
  },
  'auto-gmail-vacation-it.eml': {
    subject: 'Assente Re: Fattura di ottobre doppia',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'Sono fuori ufficio fino al 23 novembre.\n\nPer le urgenze scrivete a acquisti@cantina.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1317-1@desk.example',
  },
  'auto-gmail-vacation-pt.eml': {
    subject: 'Ausente Re: Fatura duplicada de outubro',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText:
      'Estou ausente do escritório até 23 de novembro.\n\nPara assuntos urgentes, escreva para compras@quinta.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1311-1@desk.example',
  },
  'auto-outlook-ooo-ca.eml': {
    subject: 'Resposta automàtica: Factura d’octubre duplicada',
    from: 'Núria Puig <nuria.puig@celler.example>',
    newText: 'Soc fora de l’oficina fins al 23 de novembre.\n\nPer a urgències, escriviu a compres@celler.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1318-1@desk.example',
  },
  'auto-outlook-ooo-de.eml': {
    subject: 'Automatische Antwort: Doppelte Rechnung für Oktober',
    from: 'Jürgen Köhler <juergen.koehler@spedition.example>',
    newText:
      'Ich bin bis zum 23. November nicht im Büro.\n\nIn dringenden Fällen schreiben Sie an einkauf@spedition.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1314-1@desk.example',
  },
  'auto-outlook-ooo-en.eml': {
    subject: 'Automatic reply: Double invoice for October',
    from: 'Harriet Cole <harriet.cole@brewery.example>',
    newText: 'I am out of the office until 23 November.\n\nFor urgent matters, write to sales@brewery.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1308-1@desk.example',
    spoken: 'en',
  },
  'auto-outlook-ooo-es.eml': {
    subject: 'Respuesta automática: Factura duplicada de octubre',
    from: 'Rocío Mena <rocio.mena@vinedos.example>',
    newText:
      'Estoy fuera de la oficina hasta el 23 de noviembre.\n\nPara asuntos urgentes, escriban a compras@vinedos.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1306-1@desk.example',
    spoken: 'es',
  },
  'auto-outlook-ooo-fr.eml': {
    subject: 'Réponse automatique: Facture d’octobre en double',
    from: 'Élodie Marchand <elodie@fromagerie.example>',
    newText: 'Je suis absente jusqu’au 23 novembre.\n\nPour toute urgence, écrivez à achats@fromagerie.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1312-1@desk.example',
  },
  'auto-outlook-ooo-it.eml': {
    subject: 'Risposta automatica: Fattura di ottobre doppia',
    from: 'Chiara Fontana <chiara@cantina.example>',
    newText: 'Sono fuori ufficio fino al 23 novembre.\n\nPer le urgenze scrivete a acquisti@cantina.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1316-1@desk.example',
  },
  'auto-outlook-ooo-pt.eml': {
    subject: 'Resposta automática: Fatura duplicada de outubro',
    from: 'Inês Barros <ines.barros@quinta.example>',
    newText:
      'Estou ausente do escritório até 23 de novembro.\n\nPara assuntos urgentes, escreva para compras@quinta.example.',
    automatic: 'auto_submitted',
    inReplyTo: 'desk-1310-1@desk.example',
  },
}
