import { readSettings } from '../desk/index.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { SecretMail } from '../people/index.ts'
import { writeLetter } from './letter.ts'
import { queueMail } from './outbox.ts'
import { automaticHeaders } from './ticket-mail.ts'
import { wordsFor } from './words.ts'

const words = {
  sign_in: { subject: 'signInSubject', text: 'signInText', button: 'signInButton' },
  reset: { subject: 'resetSubject', text: 'resetText', button: 'resetButton' },
  invitation: { subject: 'invitationSubject', text: 'invitationText', button: 'invitationButton' },
} as const

/** Mails that let their reader in. Their content is erased once they have left. */
export async function sendSecretMail(work: Work, mail: SecretMail): Promise<void> {
  const t = wordsFor(mail.to.language)
  const { name: desk } = await readSettings(work.tx)
  const inbox = await defaultInbox(work.tx)
  const from = { name: desk, address: inbox?.address ?? 'mesa@localhost' }
  const { subject, text, button } = words[mail.purpose]
  await queueMail(work, {
    purpose: mail.purpose,
    inboxId: inbox?.id ?? null,
    subject: t(subject, { desk }),
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${from.address.slice(from.address.indexOf('@') + 1)}`,
    content: {
      ...writeLetter([
        { kind: 'text', text: t('greeting', { name: mail.to.name }) },
        { kind: 'text', text: t(text, { desk }) },
        { kind: 'button', label: t(button), href: mail.link },
        { kind: 'text', text: t('notYou') },
      ]),
      from,
      replyTo: null,
      envelopeFrom: '',
      to: [{ name: mail.to.name, address: mail.to.email }],
      cc: [],
      inReplyTo: null,
      references: [],
      headers: automaticHeaders(work),
      attachmentIds: [],
    },
  })
}
