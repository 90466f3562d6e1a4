import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { SecretMail } from '../people/index.ts'
import { queueMail } from './outbox.ts'
import { readHouse } from './templates/queries.ts'
import { blocksValue, plainValue, renderLetter, renderSubject, type Values } from './templates/render.ts'
import { automaticHeaders } from './ticket-mail.ts'
import { wordsFor } from './words.ts'

/** Mails that let their reader in. Their content is erased once they have left. */
export async function sendSecretMail(work: Work, mail: SecretMail): Promise<void> {
  const { settings, template } = await readHouse(work.tx, mail.purpose, mail.to.language)
  const inbox = await defaultInbox(work.tx)
  const from = { name: settings.name, address: inbox?.address ?? 'mesa@localhost' }
  const values = secretValues(mail, settings.name)
  await queueMail(work, {
    purpose: mail.purpose,
    inboxId: inbox?.id ?? null,
    subject: renderSubject(template.subject, values),
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${from.address.slice(from.address.indexOf('@') + 1)}`,
    content: {
      ...renderLetter(template.bodyHtml, values),
      from,
      replyTo: null,
      envelopeFrom: '',
      to: [{ name: mail.to.name, address: mail.to.email }],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: automaticHeaders(work),
      attachmentIds: [],
    },
  })
}

const buttons = { sign_in: 'signInButton', reset: 'resetButton', invitation: 'invitationButton' } as const

export function secretValues({ purpose, to, link }: SecretMail, deskName: string): Values {
  const label = wordsFor(to.language)(buttons[purpose])
  return {
    'person.name': plainValue(to.name),
    'desk.name': plainValue(deskName),
    link: blocksValue([{ kind: 'button', label, href: link }]),
  }
}
