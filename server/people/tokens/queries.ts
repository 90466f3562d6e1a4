import { z } from 'zod'
import { type ApiToken, tokenScope } from '#contract/administration.ts'
import { isAgent } from '../../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { canAdminister } from '../policy.ts'
import { presentPersonRef } from '../present.ts'

/** Newest first; administrators see everybody's. */
export async function listTokens(ctx: Ctx): Promise<ApiToken[]> {
  const all = selectTokens(ctx.db).orderBy('apiTokens.id', 'desc')
  if (canAdminister(ctx.actor)) return (await all.execute()).map(present)
  if (!isAgent(ctx.actor)) return []
  return (await all.where('apiTokens.personId', '=', ctx.actor.id).execute()).map(present)
}

export async function getToken(db: Db | Tx, id: string): Promise<ApiToken> {
  return present(found(await selectTokens(db).where('apiTokens.id', '=', id).executeTakeFirst(), 'Token'))
}

function selectTokens(db: Db | Tx) {
  return db
    .selectFrom('apiTokens')
    .innerJoin('people', 'people.id', 'apiTokens.personId')
    .select([
      'apiTokens.id',
      'apiTokens.name',
      'apiTokens.scopes',
      'apiTokens.prefix',
      'apiTokens.createdAt',
      'apiTokens.lastUsedAt',
      'apiTokens.expiresAt',
      'people.id as ownerId',
      'people.name as ownerName',
      'people.email as ownerEmail',
      'people.role as ownerRole',
    ])
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>

function present(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: z.array(tokenScope).parse(row.scopes),
    prefix: row.prefix,
    owner: presentPersonRef({ id: row.ownerId, name: row.ownerName, email: row.ownerEmail, role: row.ownerRole }),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}
