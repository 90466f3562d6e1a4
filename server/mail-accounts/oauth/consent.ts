import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OauthProvider } from '#contract/oauth.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { seal, unseal } from '../../kernel/sealed.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import { accountKey } from '../accounts.ts'
import { ringAccountsChanged } from '../bell.ts'
import { MailServerError } from '../faults.ts'
import { findConnection, redirectUrlOf } from './connections.ts'
import { providerOf } from './providers.ts'
import { askForTokens, type Granted } from './token-endpoint.ts'
import { keepTokens } from './tokens.ts'

const consentWithinMs = 15 * 60_000

/** How the browser comes back from the provider. */
export interface Return {
  state: string
  code?: string | undefined
  error?: string | undefined
}

export type ConsentOutcome = 'given' | 'refused' | 'expired' | 'failed'

/** The provider's page that asks for the consent (RFC 6749, 4.1.1, with the proof key of RFC 7636). */
export async function beginConsent(ctx: Ctx, connectionId: string): Promise<string> {
  const sessionId = sessionOf(ctx)
  const connection = found(await findConnection(ctx.db, connectionId), 'Consent')
  const state = newSecret()
  const verifier = newSecret()
  await ctx.db
    .insertInto('oauthAttempts')
    .values({
      stateHash: hashSecret(state),
      connectionId,
      sessionId,
      verifier: seal(verifier, accountKey(ctx.services)),
      expiresAt: new Date(ctx.now().getTime() + consentWithinMs),
    })
    .execute()
  // The database's check holds the column to the contract's words.
  const provider = providerOf(connection.provider as OauthProvider, connection.tenant)
  const url = new URL(provider.authorizeUrl)
  url.search = new URLSearchParams({
    ...provider.parameters,
    response_type: 'code',
    client_id: connection.clientId,
    redirect_uri: redirectUrlOf(ctx.services),
    scope: provider.scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(connection.account !== '' && { login_hint: connection.account }),
  }).toString()
  return url.href
}

/** Takes up a consent that was begun by this very session, once. */
export async function finishConsent(ctx: Ctx, back: Return): Promise<ConsentOutcome> {
  const attempt = await takeAttempt(ctx, back.state)
  if (attempt === undefined || attempt.sessionId !== sessionOf(ctx) || attempt.expiresAt < ctx.now()) return 'expired'
  if (back.code === undefined) return 'refused'
  const connection = await findConnection(ctx.db, attempt.connectionId)
  if (connection === undefined) return 'expired'
  try {
    const given = await askForTokens(ctx, connection, {
      grant_type: 'authorization_code',
      code: back.code,
      redirect_uri: redirectUrlOf(ctx.services),
      code_verifier: unseal(attempt.verifier, accountKey(ctx.services)),
    })
    if (given.refresh_token === undefined) throw new MailServerError('consent', 'The provider gave no lasting consent')
    await keepConsent(ctx, connection.id, given)
    return 'given'
  } catch (error) {
    if (!(error instanceof MailServerError)) throw error
    await keepRefusal(ctx, connection.id, error.message)
    return 'failed'
  }
}

async function takeAttempt(ctx: Ctx, state: string) {
  await ctx.db.deleteFrom('oauthAttempts').where('expiresAt', '<', ctx.now()).execute()
  return ctx.db.deleteFrom('oauthAttempts').where('stateHash', '=', hashSecret(state)).returningAll().executeTakeFirst()
}

async function keepConsent(ctx: Ctx, id: string, given: Granted): Promise<void> {
  const account = accountIn(given.id_token)
  await transact(ctx, async (work) => {
    await work.tx
      .updateTable('oauthConnections')
      .set({ consentExpiresAt: null, ...(account !== undefined && { account }) })
      .where('id', '=', id)
      .execute()
    await keepTokens(work, id, given)
    await ringAccountsChanged(work.tx)
    await work.record({ action: 'mailbox_consent.given', subject: account ?? '' })
  })
}

async function keepRefusal(ctx: Ctx, id: string, message: string): Promise<void> {
  await ctx.db
    .updateTable('oauthConnections')
    .set({ error: message.slice(0, 500) })
    .where('id', '=', id)
    .execute()
}

const claims = z.object({ email: z.string().optional(), preferred_username: z.string().optional() })

/**
 * Who gave the consent. The token came from the provider itself over TLS, which stands for its signature (OpenID
 * Connect Core, 3.1.3.7).
 */
function accountIn(idToken: string | undefined): string | undefined {
  try {
    const payload = Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8')
    const { email, preferred_username } = claims.parse(JSON.parse(payload))
    return (email ?? preferred_username)?.toLowerCase().slice(0, 320)
  } catch {
    // An address that is not told is entered with the mailbox.
    return undefined
  }
}

function sessionOf({ actor }: Ctx): string {
  if (actor.kind === 'person' && actor.sessionId !== undefined) return actor.sessionId
  throw new AppError('forbidden', 'A consent is given from a browser that is signed in')
}
