import { transact } from '../../kernel/context.ts'
import type { HttpCtx } from '../../platform/http.ts'
import { findPersonByAddress } from '../identities.ts'
import { languageOf } from '../schema.ts'
import type { SendSecretMail } from '../secret-mail.ts'
import { limitMailedLinks } from './limits.ts'
import { makeMailedLink } from './mailed-links.ts'

/**
 * Mails a link to a known address. For an unknown one the answer is the same and a link that opens nothing is
 * made, so that the time taken tells little; the limit on attempts makes that little useless.
 */
export async function mailLink(
  ctx: HttpCtx,
  sendSecretMail: SendSecretMail,
  { purpose, email }: { purpose: 'sign_in' | 'reset'; email: string },
): Promise<void> {
  await limitMailedLinks(ctx, email)
  await transact(ctx, async (work) => {
    const known = await findPersonByAddress(work.tx, email)
    const person = known?.isActive ? known : undefined
    const link = await makeMailedLink(work, purpose, person)
    if (person === undefined) return
    await sendSecretMail(work, { purpose, to: { name: person.name, email, language: languageOf(person) }, link })
  })
}
