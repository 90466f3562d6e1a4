import type { Work } from '../kernel/context.ts'
import type { SecretMail } from '../people/index.ts'
import { queueDeskMail } from './desk-mail.ts'
import { readHouse } from './templates/queries.ts'
import { blocksValue, plainValue, renderLetter, renderSubject, type Values } from './templates/render.ts'
import { wordsFor } from './words.ts'

/** Mails that let their reader in. Their content is erased once they have left. */
export async function sendSecretMail(work: Work, mail: SecretMail): Promise<void> {
  const { settings, template } = await readHouse(work.tx, mail.purpose, mail.to.language)
  const values = secretValues(mail, settings.name)
  await queueDeskMail(work, {
    purpose: mail.purpose,
    to: { name: mail.to.name, address: mail.to.email },
    fromName: settings.name,
    subject: renderSubject(template.subject, values),
    letter: renderLetter(template.bodyHtml, values),
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
