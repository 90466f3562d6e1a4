import type { OauthConnection, oauth } from '#contract/oauth.ts'
import type { Input } from '#contract/operation.ts'
import type { Db, Tx, Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { seal } from '../../kernel/sealed.ts'
import type { Services } from '../../kernel/services.ts'
import { accountKey } from '../accounts.ts'
import type { OauthConnectionRow } from '../schema.ts'

type ConnectionDraft = Input<typeof oauth.create>['body']

export function redirectUrlOf({ publicUrl }: Services): string {
  return `${publicUrl}/api/v1/oauth/callback`
}

export async function findConnection(db: Db | Tx, id: string): Promise<OauthConnectionRow | undefined> {
  return db.selectFrom('oauthConnections').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listConnections(db: Db): Promise<OauthConnection[]> {
  return (await db.selectFrom('oauthConnections').selectAll().orderBy('id').execute()).map(presentConnection)
}

export async function addConnection(work: Work, draft: ConnectionDraft): Promise<OauthConnection> {
  const { provider, clientId, clientSecret } = draft
  const tenant = provider === 'microsoft' && draft.tenant !== '' ? draft.tenant : null
  const row = await work.tx
    .insertInto('oauthConnections')
    .values({
      id: work.newId(),
      provider,
      tenant,
      clientId,
      clientSecret: seal(clientSecret, accountKey(work.services)),
      createdAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.record({ action: 'mailbox_consent.asked', subject: `${provider}: ${clientId}` })
  return presentConnection(row)
}

export async function removeConnection(work: Work, id: string): Promise<void> {
  const row = found(await findConnection(work.tx, id), 'Consent')
  const user = await work.tx
    .selectFrom('mailAccounts')
    .select('inboxId')
    .where('oauthConnectionId', '=', id)
    .executeTakeFirst()
  if (user !== undefined) throw new AppError('in_use', 'An inbox signs in with this consent')
  await work.tx.deleteFrom('oauthConnections').where('id', '=', id).execute()
  await work.record({ action: 'mailbox_consent.removed', subject: row.account || `${row.provider}: ${row.clientId}` })
}

function presentConnection(row: OauthConnectionRow): OauthConnection {
  const isConnected = row.refreshToken !== null
  return {
    id: row.id,
    // The database's check holds the column to the contract's words.
    provider: row.provider as OauthConnection['provider'],
    tenant: row.tenant,
    clientId: row.clientId,
    account: row.account,
    state: row.error !== null ? 'failed' : isConnected ? 'connected' : 'asked',
    consentExpiresAt: row.consentExpiresAt?.toISOString() ?? null,
    error: row.error,
  }
}
