import type { Work } from '../kernel/context.ts'
import { languageOf, type PersonRow } from './schema.ts'
import type { SendSecretMail } from './secret-mail.ts'
import { makeMailedLink } from './sign-in/mailed-links.ts'

/** Lets somebody who came to work at the desk choose a password. */
export async function invite(
  work: Work,
  sendSecretMail: SendSecretMail,
  person: Pick<PersonRow, 'id' | 'role' | 'name' | 'email' | 'language'>,
): Promise<void> {
  if (person.email === null) return
  const link = await makeMailedLink(work, 'invitation', person)
  const to = { name: person.name, email: person.email, language: languageOf(person) }
  await sendSecretMail(work, { purpose: 'invitation', to, link })
}
