import type { Ctx } from '../kernel/context.ts'
import { unseal } from '../kernel/sealed.ts'
import { accountKey } from './accounts.ts'
import type { MailAccountRow } from './schema.ts'

/** What a mail server is told to let Mesa in; `none` where it asks for nothing. */
export type MailSignIn =
  | { kind: 'none' }
  | { kind: 'password'; username: string; password: string }
  | { kind: 'oauth'; username: string; accessToken: string }

export async function signInOf(ctx: Ctx, account: MailAccountRow): Promise<MailSignIn> {
  const { username, password } = account
  if (password !== null) {
    return { kind: 'password', username, password: unseal(password, accountKey(ctx.services)) }
  }
  return { kind: 'none' }
}
