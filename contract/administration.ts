import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation, tokenScopes } from './operation.ts'
import { personRef } from './people.ts'

export const tokenScope = z.enum(tokenScopes).meta({ id: 'TokenScope' })

export const apiToken = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(tokenScope),
    /** The beginning of the token, to recognise it by. */
    prefix: z.string(),
    owner: personRef,
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.infer<typeof apiToken>

export const tokens = {
  list: operation({
    method: 'GET',
    path: '/tokens',
    summary: 'API tokens: the own ones, for administrators all',
    access: 'agent',
    result: z.object({ items: z.array(apiToken) }),
  }),
  create: operation({
    method: 'POST',
    path: '/tokens',
    summary: 'Make an API token that acts as the caller; it is shown this once only',
    access: 'agent',
    body: z.object({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(tokenScope).min(1),
      expiresAt: instant.nullable().default(null),
    }),
    result: apiToken.extend({ token: z.string() }),
    status: 201,
  }),
  revoke: operation({
    method: 'DELETE',
    path: '/tokens/:id',
    summary: 'Revoke an API token',
    access: 'agent',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}

export const auditEntry = z
  .object({
    id,
    /** `area.verb`, as `settings.changed`, `sign_in.failed`, `token.created`. */
    action: z.string(),
    actor: personRef.nullable(),
    /** What it was done to, in words. */
    subject: z.string(),
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    ip: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof auditEntry>

export const audit = {
  list: operation({
    method: 'GET',
    path: '/audit',
    summary: 'Who changed which setting, signed in, made tokens; newest first',
    access: 'admin',
    scope: 'settings:read',
    query: z.object({ ...paging.shape, action: z.string().max(60).optional(), actorId: id.optional() }),
    result: pageOf(auditEntry),
    errors: ['invalid_cursor'],
  }),
}
