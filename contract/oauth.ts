import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'

export const oauthProvider = z.enum(['microsoft', 'google'])
export type OauthProvider = z.infer<typeof oauthProvider>

export const oauthConnection = z
  .object({
    id,
    provider: oauthProvider,
    /** Microsoft's directory; null for Google. */
    tenant: z.string().nullable(),
    clientId: z.string(),
    /** The address that gave its consent; empty until it has. */
    account: z.string(),
    /** `asked`: nobody has consented yet; `failed`: the consent has ended and must be given again. */
    state: z.enum(['asked', 'connected', 'failed']),
    /** When the consent ends by itself, where the provider says so. */
    consentExpiresAt: instant.nullable(),
    /** What the provider said. */
    error: z.string().nullable(),
  })
  .meta({ id: 'OauthConnection' })
export type OauthConnection = z.infer<typeof oauthConnection>

const byAdmin = { access: 'admin', scope: 'settings:write' } as const

export const oauth = {
  list: operation({
    ...byAdmin,
    method: 'GET',
    path: '/oauth/connections',
    summary: 'Consents with which Mesa signs in to mailboxes at Microsoft and Google',
    scope: 'settings:read',
    result: z.object({
      items: z.array(oauthConnection),
      /** To be registered with the provider. */
      redirectUrl: z.string(),
    }),
  }),
  create: operation({
    ...byAdmin,
    method: 'POST',
    path: '/oauth/connections',
    summary: 'Add an application that was registered with the provider; the consent follows',
    body: z.object({
      provider: oauthProvider,
      tenant: z
        .string()
        .trim()
        .max(253)
        .regex(/^[a-z0-9.-]*$/i)
        .default(''),
      clientId: z.string().trim().min(1).max(300),
      clientSecret: z.string().trim().min(1).max(1000),
    }),
    result: oauthConnection,
    status: 201,
  }),
  authorize: operation({
    ...byAdmin,
    method: 'POST',
    path: '/oauth/connections/:id/authorize',
    summary: 'Where to send the browser to give the consent; only from a session, and once',
    // The session that asks is the one that must come back.
    scope: undefined,
    params: byId,
    result: z.object({ url: z.string() }),
    errors: ['not_found'],
  }),
  callback: operation({
    ...byAdmin,
    method: 'GET',
    path: '/oauth/callback',
    summary: 'Where the provider sends the browser back to (RFC 6749, 4.1.2)',
    scope: undefined,
    query: z.object({
      state: z.string().max(500).default(''),
      code: z.string().max(5000).optional(),
      error: z.string().max(500).optional(),
      error_description: z.string().max(5000).optional(),
    }),
    resultType: 'raw',
  }),
  remove: operation({
    ...byAdmin,
    method: 'DELETE',
    path: '/oauth/connections/:id',
    summary: 'Forget a consent that no inbox uses',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
}
