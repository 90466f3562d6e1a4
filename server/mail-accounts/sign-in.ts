import type { MailServerDraft } from '#contract/mail-accounts.ts'
import type { Ctx } from '../kernel/context.ts'
import { unseal } from '../kernel/sealed.ts'
import { accountKey, findMailAccount, refuseForeignDoor } from './accounts.ts'
import { findConnection } from './oauth/connections.ts'
import { accessTokenOf } from './oauth/tokens.ts'
import type { MailAccountRow, MailUse } from './schema.ts'

/** What a mail server is told to let Mesa in; `none` where it asks for nothing. */
export type MailSignIn =
  | { kind: 'none' }
  | { kind: 'password'; username: string; password: string }
  | { kind: 'oauth'; username: string; accessToken: string }

export async function signInOf(ctx: Ctx, account: MailAccountRow): Promise<MailSignIn> {
  const { username, password, oauthConnectionId } = account
  if (oauthConnectionId !== null) return signInByConsent(ctx, oauthConnectionId, username)
  if (password !== null) {
    return { kind: 'password', username, password: unseal(password, accountKey(ctx.services)) }
  }
  return { kind: 'none' }
}

/** For settings that are not saved yet: with the password that is kept, where none is given. */
export async function signInWith(ctx: Ctx, inboxId: string, use: MailUse, draft: MailServerDraft): Promise<MailSignIn> {
  const { username, password, oauthConnectionId } = draft
  if (password !== undefined) return { kind: 'password', username, password }
  if (oauthConnectionId !== null) return signInByConsent(ctx, oauthConnectionId, username)
  const kept = await findMailAccount(ctx.db, inboxId, use)
  if (kept?.password == null) return { kind: 'none' }
  refuseForeignDoor(kept, draft)
  return signInOf(ctx, kept)
}

/** The mailbox may be another than that of whoever consented, where several people share it. */
async function signInByConsent(ctx: Ctx, connectionId: string, username: string): Promise<MailSignIn> {
  const accessToken = await accessTokenOf(ctx, connectionId)
  const name = username === '' ? (await findConnection(ctx.db, connectionId))?.account : username
  return { kind: 'oauth', username: name ?? '', accessToken }
}
