import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { seal, unseal } from '../../kernel/sealed.ts'
import { accountKey, tellAccountFails } from '../accounts.ts'
import { ringAccountsChanged } from '../bell.ts'
import type { MailUse, OauthConnectionRow } from '../schema.ts'
import { askForTokens, ConsentError, type Granted } from './token-endpoint.ts'

/** A token that ends sooner is replaced before it is used. */
const aheadMs = 5 * 60_000
/** So long before, a job replaces it, so that nobody has to wait for it and a lost consent is noticed. */
const aheadByJobMs = 25 * 60_000

/** An access token that holds for a while. Of several processes one fetches it, and the others find it there. */
export async function accessTokenOf(ctx: Ctx, connectionId: string, ms = aheadMs): Promise<string> {
  const token = await transact(ctx, async (work) => {
    const row = await lockConnection(work, connectionId)
    return usableToken(work, row, ms) ?? (await refresh(ctx, work, row))
  })
  // Thrown only here: the failure itself is to be kept.
  if (token instanceof ConsentError) throw token
  return token
}

/** Keeps what a provider gave; a new refresh token takes the place of the old one. */
export async function keepTokens(work: Work, id: string, given: Granted): Promise<void> {
  const key = accountKey(work.services)
  const later = (seconds: number) => new Date(work.now().getTime() + seconds * 1000)
  const { access_token, expires_in, refresh_token, refresh_token_expires_in } = given
  await work.tx
    .updateTable('oauthConnections')
    .set({
      accessToken: seal(access_token, key),
      accessExpiresAt: later(expires_in),
      error: null,
      ...(refresh_token !== undefined && { refreshToken: seal(refresh_token, key) }),
      ...(refresh_token_expires_in !== undefined && { consentExpiresAt: later(refresh_token_expires_in) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Replaces the tokens that end soon, and says it of the mailboxes where a consent has ended. */
export async function refreshTokens(ctx: Ctx): Promise<void> {
  const accounts = await ctx.db
    .selectFrom('mailAccounts')
    .innerJoin('oauthConnections as o', 'o.id', 'mailAccounts.oauthConnectionId')
    .select(['inboxId', 'use', 'o.id as connectionId'])
    .where('isEnabled', '=', true)
    .where('o.refreshToken', 'is not', null)
    .execute()
  for (const { inboxId, use, connectionId } of accounts) {
    try {
      await accessTokenOf(ctx, connectionId, aheadByJobMs)
    } catch (error) {
      // What passes is told when somebody needs the token, or the next time.
      if (!(error instanceof ConsentError)) {
        ctx.services.log.warn({ err: error, connectionId }, 'a token could not be refreshed; it is tried again')
        continue
      }
      // The database's check holds the column to these words.
      await tellAccountFails(ctx, inboxId, use as MailUse, { fault: 'consent', detail: error.message })
    }
  }
}

async function lockConnection(work: Work, id: string): Promise<OauthConnectionRow> {
  const row = await work.tx
    .selectFrom('oauthConnections')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new ConsentError('There is no such consent any more')
  return row
}

function usableToken(work: Work, { accessToken, accessExpiresAt }: OauthConnectionRow, ms: number): string | undefined {
  if (accessToken === null || accessExpiresAt === null) return undefined
  if (accessExpiresAt.getTime() - work.now().getTime() < ms) return undefined
  return unseal(accessToken, accountKey(work.services))
}

async function refresh(ctx: Ctx, work: Work, row: OauthConnectionRow): Promise<string | ConsentError> {
  if (row.error !== null || row.refreshToken === null) {
    return new ConsentError(row.error ?? 'The consent has not been given yet')
  }
  const refreshToken = unseal(row.refreshToken, accountKey(work.services))
  try {
    const given = await askForTokens(ctx, row, { grant_type: 'refresh_token', refresh_token: refreshToken })
    await keepTokens(work, row.id, given)
    return given.access_token
  } catch (error) {
    if (!(error instanceof ConsentError)) throw error
    const said = error.message.slice(0, 500)
    await work.tx
      .updateTable('oauthConnections')
      .set({ error: said, accessToken: null, accessExpiresAt: null })
      .where('id', '=', row.id)
      .execute()
    await ringAccountsChanged(work.tx)
    return error
  }
}
