import type { TokenScope } from '#contract/operation.ts'
import type { Work } from '../../kernel/context.ts'
import { found, invalidField, notFound } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import { canSeeToken } from '../policy.ts'

export interface TokenDraft {
  personId: string
  name: string
  scopes: readonly TokenScope[]
  expiresAt: Date | undefined
}

/** Makes a token that acts as its owner, within its scopes. The token itself is known only now. */
export async function makeToken(work: Work, { personId, name, scopes, expiresAt }: TokenDraft) {
  if (expiresAt !== undefined && expiresAt <= work.now()) {
    throw invalidField('expiresAt', 'past', 'A token expires in the future')
  }
  const id = work.newId()
  const token = newSecret('mesa_')
  await work.tx
    .insertInto('apiTokens')
    .values({
      id,
      personId,
      name,
      tokenHash: hashSecret(token),
      prefix: token.slice(0, 12),
      scopes: [...new Set(scopes)],
      createdAt: work.now(),
      expiresAt: expiresAt ?? null,
    })
    .execute()
  await work.record({ action: 'token.created', subject: `${name} (${scopes.join(', ')})` })
  return { id, token }
}

export async function revokeToken(work: Work, id: string): Promise<void> {
  const query = work.tx.selectFrom('apiTokens').select(['personId', 'name']).where('id', '=', id).forUpdate()
  const token = found(await query.executeTakeFirst(), 'Token')
  if (!canSeeToken(work.actor, token)) throw notFound('Token')
  await work.tx.deleteFrom('apiTokens').where('id', '=', id).execute()
  await work.record({ action: 'token.revoked', subject: token.name })
}
