import { z } from 'zod'
import type { OauthProvider } from '#contract/oauth.ts'
import type { Ctx } from '../../kernel/context.ts'
import { unseal } from '../../kernel/sealed.ts'
import { accountKey } from '../accounts.ts'
import { MailServerError } from '../faults.ts'
import type { OauthConnectionRow } from '../schema.ts'
import { providerOf } from './providers.ts'

const answerWithinMs = 15_000

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
  /** Where a consent is given for a time only. */
  refresh_token_expires_in: z.coerce.number().positive().optional(),
  id_token: z.string().optional(),
})
export type Granted = z.infer<typeof granted>

const refused = z.object({ error: z.string(), error_description: z.string().optional() })

/** The consent does not hold, or not any more: somebody has to give it again, or to mend the application. */
export class ConsentError extends MailServerError {
  constructor(message: string) {
    super('consent', message)
  }
}

/** Asks a provider for tokens (RFC 6749, 4.1.3 and 6). */
export async function askForTokens(
  ctx: Ctx,
  connection: OauthConnectionRow,
  grant: Record<string, string>,
): Promise<Granted> {
  const secret = connection.clientSecret
  // The database's check holds the column to the contract's words.
  const { tokenUrl } = providerOf(connection.provider as OauthProvider, connection.tenant)
  const body = new URLSearchParams({
    ...grant,
    client_id: connection.clientId,
    ...(secret !== null && { client_secret: unseal(secret, accountKey(ctx.services)) }),
  })
  const response = await ctx.services
    .fetch(tokenUrl, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) })
    .catch((error: unknown) => {
      throw new MailServerError('connection', `The provider does not answer: ${causeOf(error)}`, { cause: error })
    })
  return readAnswer(response)
}

async function readAnswer(response: Response): Promise<Granted> {
  const said: unknown = await response.json().catch(() => undefined)
  if (response.ok) {
    const answer = granted.safeParse(said)
    if (!answer.success) throw new MailServerError('server', 'The provider answered without a token')
    return answer.data
  }
  const refusal = refused.safeParse(said)
  // A provider in trouble is no reason to ask somebody for a new consent.
  if (!refusal.success || response.status >= 500 || response.status === 429) {
    throw new MailServerError('server', `The provider answered with status ${response.status}`)
  }
  const { error, error_description } = refusal.data
  throw new ConsentError(error_description === undefined ? error : `${error}: ${error_description}`)
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
