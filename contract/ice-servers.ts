import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'

/** The most that a desk can have: browsers ask them all, and are slow with many. */
export const mostIceServers = 5

/** Where a STUN or TURN server listens. */
export interface IceAddress {
  scheme: 'stun' | 'turn' | 'turns'
  host: string
  port: number
  /** By which the server is reached; what passes between the browsers goes by UDP in any case. */
  transport: 'udp' | 'tcp' | 'tls'
}

/**
 * `none`: as STUN servers are. `password`: one name and password, for ever. `shared_secret`: both sides get credentials
 * of their own for each session, which are good while it may last (the “REST API for TURN”, coturn’s
 * `use-auth-secret`).
 */
export const iceCredential = z.enum(['none', 'password', 'shared_secret']).meta({ id: 'IceCredential' })
export type IceCredential = z.infer<typeof iceCredential>

const fields = {
  id,
  /** `stun:stun.example.org`, `turn:turn.example.org:3478?transport=udp`, `turns:…` (RFC 7064, RFC 7065). */
  url: z
    .string()
    .trim()
    .toLowerCase()
    .max(300)
    .refine((url) => iceAddressOf(url) !== undefined, {
      error: 'An address such as stun:stun.example.org, turn:turn.example.org:3478 or turns:turn.example.org:5349',
    }),
  credential: iceCredential,
  /** With a password; otherwise there is none. */
  username: z.string().trim().min(1).max(200).nullable(),
}

export const iceServer = z
  .object({
    ...fields,
    /** The secret itself is never answered. */
    hasSecret: z.boolean(),
  })
  .meta({ id: 'IceServer' })
export type IceServer = z.infer<typeof iceServer>

const iceServerDraft = z.object({
  /** Of one that is there already: its secret is kept when none is given and it stays at its address. */
  id: id.optional(),
  url: fields.url,
  credential: iceCredential,
  username: fields.username.default(null),
  /** The password, or the shared secret. */
  secret: z.string().min(1).max(500).optional(),
})
export type IceServerDraft = z.output<typeof iceServerDraft>

/** Why a server does not help. */
export const iceFault = z
  .enum([
    /** There is no such name, or nothing listens there. */
    'unreachable',
    /** Nobody answered in time. */
    'timeout',
    /** No trusted certificate for this name. */
    'certificate',
    'wrong_credentials',
    /** It answered that it will not do what it was asked. */
    'refused',
    /** It does not speak as such a server does. */
    'nonsense',
  ])
  .meta({ id: 'IceFault' })
export type IceFault = z.infer<typeof iceFault>

/** What came of asking a server: null, and it gave what it is for, an address of ours or a way through it. */
const iceTrial = z.object({ url: z.string(), fault: iceFault.nullable() }).meta({ id: 'IceTrial' })
export type IceTrial = z.infer<typeof iceTrial>

const list = z.object({ items: z.array(iceServer) })
const drafts = z.object({ items: z.array(iceServerDraft).max(mostIceServers) })

export const iceServers = {
  list: operation({
    access: 'admin',
    scope: 'settings:read',
    method: 'GET',
    path: '/ice-servers',
    summary: 'The STUN and TURN servers by which the two browsers of a shared screen may find each other',
    result: list,
  }),
  put: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'PUT',
    path: '/ice-servers',
    summary: 'Replace them; sessions that begin afterwards know of it',
    body: drafts,
    result: list,
    errors: ['invalid'],
  }),
  try: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'POST',
    path: '/ice-servers/try',
    summary: 'Ask servers that need not be saved, and say what comes of it; in their order',
    body: drafts,
    result: z.object({ items: z.array(iceTrial) }),
    errors: ['invalid', 'too_many_requests'],
  }),
}

const usualPorts = { stun: 3478, turn: 3478, turns: 5349 } as const

/** Where such an address leads; undefined for any other text. */
export function iceAddressOf(url: string): IceAddress | undefined {
  const parts =
    /^(stun|turns?):([a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[\da-f:.]{2,45}\])(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/.exec(
      url,
    )
  if (parts === null) return undefined
  const [, scheme, host = '', digits, asked] = parts
  if (scheme !== 'stun' && scheme !== 'turn' && scheme !== 'turns') return undefined
  // STUN addresses name no transport, and TURN by DTLS no browser knows.
  if ((scheme === 'stun' && asked !== undefined) || (scheme === 'turns' && asked === 'udp')) return undefined
  const port = digits === undefined ? usualPorts[scheme] : Number(digits)
  if (port < 1 || port > 65_535) return undefined
  const transport = scheme === 'turns' ? 'tls' : asked === 'tcp' ? 'tcp' : 'udp'
  return { scheme, host: host.replace(/^\[|\]$/g, ''), port, transport }
}
