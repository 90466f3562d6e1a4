import type { ExpectedMail } from './expected-mail.ts'

export const bounces: Record<string, ExpectedMail> = {
  'bounce-catalan-prose.eml': {
    subject: 'No s’ha pogut lliurar el missatge',
    from: 'Sistema de correu <mailer-daemon@universitat.example>',
    newText:
      'No s’ha pogut lliurar el missatge a estudiant@universitat.example perquè la bústia és plena.\n452 4.2.2 Mailbox full',
    automatic: 'null_return_path',
    bounce: { kind: 'failed', recipient: 'estudiant@universitat.example', status: '4.2.2' },
  },
  'bounce-domino-de.eml': {
    subject: 'DELIVERY FAILURE: User heinz (heinz@bank.example) not listed in Domino Directory',
    from: 'Postmaster <postmaster@bank.example>',
    newText:
      'Ihre Nachricht konnte nicht zugestellt werden.\n\nheinz@bank.example\n550 5.1.1 User not listed in public Name & Address Book',
    automatic: 'null_return_path',
    bounce: { kind: 'failed', recipient: 'heinz@bank.example', status: '5.1.1' },
  },
  'bounce-exim-delayed.eml': {
    subject: 'Warning: message 1tBxyz-0001 delayed 24 hours',
    from: 'Mail Delivery System <mailer-daemon@relay.example>',
    newText:
      'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\nThe address to which the message has not yet been delivered is:\n\n  lenta@talleres.example\n    Delay reason: 451 4.7.1 Greylisted, try again later\n\nMessage-ID: <t162.abc.tag@desk.example>',
    automatic: 'null_return_path',
    bounce: {
      kind: 'delayed',
      recipient: 'lenta@talleres.example',
      status: '4.7.1',
      diagnostic: 'Delay reason: 451 4.7.1 Greylisted, try again later',
      originalMessageId: 't162.abc.tag@desk.example',
    },
    spoken: 'en',
  },
  'bounce-exim-failed-recipients.eml': {
    subject: 'Mail delivery failed: returning message to sender',
    from: 'Mail Delivery System <mailer-daemon@vps.hosting.example>',
    newText:
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  cerrada@obra.example\n    unrouteable address\n\nMessage-ID: <t1602.aa.bb@desk.example>',
    automatic: 'auto_submitted',
    bounce: { kind: 'failed', recipient: 'cerrada@obra.example', originalMessageId: 't1602.aa.bb@desk.example' },
    spoken: 'en',
  },
  'bounce-exim.eml': {
    subject: 'Mail delivery failed: returning message to sender',
    from: 'Mail Delivery System <mailer-daemon@relay.example>',
    newText:
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  perdido@talleres.example\n    host mx.talleres.example [192.0.2.10]\n    SMTP error from remote mail server after RCPT TO:<perdido@talleres.example>:\n    550 5.1.1 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\nFrom: Soporte <soporte@desk.example>\nMessage-ID: <t160.abc.tag@desk.example>\nSubject: Su solicitud\n\nHemos reparado su equipo.',
    automatic: 'auto_submitted',
    bounce: {
      kind: 'failed',
      recipient: 'perdido@talleres.example',
      status: '5.1.1',
      diagnostic: '550 5.1.1 No such user here',
      originalMessageId: 't160.abc.tag@desk.example',
    },
    spoken: 'en',
  },
  'bounce-qmail.eml': {
    subject: 'failure notice',
    from: 'mailer-daemon@relay.example',
    newText:
      "Hi. This is the mail program at relay.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<perdida@talleres.example>:\n192.0.2.11 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that name\nGiving up on 192.0.2.11.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <t161.abc.tag@desk.example>\nFrom: Soporte <soporte@desk.example>",
    automatic: 'null_return_path',
    bounce: {
      kind: 'failed',
      recipient: 'perdida@talleres.example',
      diagnostic: 'Remote host said: 550 sorry, no mailbox here by that name',
      originalMessageId: 't161.abc.tag@desk.example',
    },
    spoken: 'en',
  },
  'bounce-spanish-prose.eml': {
    subject: 'Correo devuelto al remitente',
    from: 'Administrador de correo <postmaster@hosting.example>',
    newText:
      'Su mensaje no ha podido ser entregado.\n\nEl destinatario olvidado@talleres.example no existe en este servidor.',
    automatic: 'null_return_path',
    bounce: { kind: 'failed', recipient: 'olvidado@talleres.example', originalMessageId: 't163.abc.tag@desk.example' },
    inReplyTo: 't163.abc.tag@desk.example',
    spoken: 'es',
  },
  'bounce-yahoo-prose.eml': {
    subject: 'Failure Notice',
    from: 'Mail Delivery <mailer-daemon@mta4.yahoo.example>',
    newText:
      'Sorry, we were unable to deliver your message to the following address.\n\n<fuera@webmail.example>:\n554: delivery error: dd This user does not have an account here (fuera@webmail.example) [-5]\n\nMessage-ID: <t1601.aa.bb@desk.example>',
    automatic: 'null_return_path',
    bounce: { kind: 'failed', recipient: 'fuera@webmail.example', originalMessageId: 't1601.aa.bb@desk.example' },
    spoken: 'en',
  },
  'customer-speaks-of-bounces.eml': {
    subject: 'Undelivered Mail Returned to Sender',
    from: 'Eva Rubio <eva@seguros.example>',
    newText:
      'Cuando escribo a cliente@talleres.example me devuelven el correo con el error 550 5.1.1 User unknown. ¿Qué hago?',
    spoken: 'es',
  },
  'dsn-success-relayed.eml': {
    subject: 'Successful Mail Delivery Report',
    from: 'Mail Delivery System <mailer-daemon@mx.desk.example>',
    newText: 'Your message was delivered.',
    attachments: ['delivery-status-1.txt', 'Su solicitud [#150].eml'],
    automatic: 'auto_submitted',
    spoken: 'en',
  },
  'dsn-two-recipients.eml': {
    subject: 'Undelivered Mail Returned to Sender',
    from: 'Mail Delivery System <mailer-daemon@mx.desk.example>',
    newText: 'Two recipients had problems.',
    attachments: ['delivery-status-1.txt', 'Su solicitud [#150].eml'],
    automatic: 'auto_submitted',
    bounce: {
      kind: 'failed',
      recipient: 'nadie@talleres.example',
      status: '5.1.10',
      diagnostic: '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
      originalMessageId: 't155.abc.tag@desk.example',
    },
    spoken: 'en',
  },
  'dsn-utf8-recipient.eml': {
    subject: 'Undelivered Mail Returned to Sender',
    from: 'Mail Delivery System <mailer-daemon@mx.desk.example>',
    newText: 'This is the mail system at host mx.desk.example.\n\nThe mailbox does not exist.',
    automatic: 'auto_submitted',
    attachments: ['delivery-status-1.txt', 'Su consulta [#1354].eml'],
    bounce: {
      kind: 'failed',
      recipient: 'josé@correos.example',
      status: '5.1.1',
      diagnostic: '550 5.1.1 no such user',
      originalMessageId: 't1354.k3v9.q2w8e7r6@desk.example',
    },
    spoken: 'en',
  },
}
