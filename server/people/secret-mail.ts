import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'

/** A mail that lets its reader in. Whoever sends it must not keep the link afterwards. */
export interface SecretMail {
  purpose: 'sign_in' | 'reset' | 'invitation'
  to: { name: string; email: string; language: Language }
  link: string
}

/** How such mails leave, inside the transaction that made the link; the composition root knows who does it. */
export type SendSecretMail = (work: Work, mail: SecretMail) => Promise<void>

export interface PeopleDeps {
  sendSecretMail: SendSecretMail
}
