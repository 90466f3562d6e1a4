import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './ticket-fields.ts'

/** Earlier servers have a published remote code execution; they are refused. */
export const oldestMeshVersion = '1.3.1'

/** Why there is no connection to the MeshCentral server. */
export const meshFault = z
  .enum([
    /** The name leads into a network that is not open (`WEBHOOK_NETWORKS`). */
    'not_allowed',
    'unreachable',
    /** It was reached, and did not answer in time. */
    'timeout',
    /** No trusted certificate for this name. */
    'certificate',
    'wrong_credentials',
    /** The account asks for a second factor: a login token has none. */
    'code_needed',
    /** Older than `oldestMeshVersion`. */
    'too_old',
    /** It does not tell this account its version. */
    'version_unknown',
    /** It does not speak as MeshCentral does, or says more than anybody could need. */
    'nonsense',
    /** It answered that it will not do what it was asked. */
    'refused',
  ])
  .meta({ id: 'MeshFault' })
export type MeshFault = z.infer<typeof meshFault>

/** `failing`: it is tried again and again. `off` also while no node of the desk works in the background. */
export const meshServerState = z.enum(['off', 'connecting', 'connected', 'failing'])

const fields = {
  /** https or wss, up to the folder that `control.ashx` is in; plain and inside only where that network is open. */
  url: z.url({ protocol: /^(https?|wss?)$/ }).max(500),
  /** An account or, better, the name of a login token (`~t:…`). */
  username: z.string().trim().min(1).max(200),
  secret: z.string().min(1).max(500),
}

export const meshServer = z
  .object({
    url: z.string(),
    username: z.string(),
    /** The secret itself is never answered. */
    hasSecret: z.boolean(),
    isOn: z.boolean(),
    state: meshServerState,
    stateSince: instant.nullable(),
    fault: meshFault.nullable(),
    /** As the server last told it. */
    version: z.string().nullable(),
    deviceCount: z.int(),
  })
  .meta({ id: 'MeshServer' })
export type MeshServer = z.infer<typeof meshServer>

export const meshServerChange = z.object({
  url: fields.url.optional(),
  username: fields.username.optional(),
  /** Given anew whenever the address or the account changes. */
  secret: fields.secret.optional(),
  isOn: z.boolean().optional(),
})
export type MeshServerChange = z.output<typeof meshServerChange>

const meshTrialDraft = z.object({
  url: fields.url,
  username: fields.username,
  /** The kept one, when not given and the rest is as it is saved. */
  secret: fields.secret.optional(),
})
export type MeshTrialDraft = z.output<typeof meshTrialDraft>

const meshTrial = z.object({ fault: meshFault.nullable(), version: z.string().nullable() })
export type MeshTrial = z.infer<typeof meshTrial>

/** `unknown`: the desk has no connection to the server now. */
export const meshState = z.enum(['connected', 'disconnected', 'unknown']).meta({ id: 'MeshState' })
export type MeshState = z.infer<typeof meshState>

export const meshPower = z
  .enum(['unknown', 'on', 'sleeping', 'hibernating', 'off', 'present'])
  .meta({ id: 'MeshPower' })
export type MeshPower = z.infer<typeof meshPower>

const named = z.object({ id, name: z.string() })

/** A device as the MeshCentral server knows it. What it says is anybody's word. */
const meshNode = z.object({
  id,
  name: z.string(),
  host: z.string(),
  system: z.string(),
  group: z.string(),
  /** Whether its agent is connected. */
  state: meshState,
  power: meshPower,
  stateSince: instant,
})
export type MeshNode = z.infer<typeof meshNode>

const openableNode = meshNode.extend({
  /** Its page there, for whoever may ask for remote sessions. */
  url: z.string().nullable(),
})

const listedNode = meshNode
  .extend({
    device: named.nullable(),
    /** A device of equal host name that is linked to none. */
    proposal: named.nullable(),
  })
  .meta({ id: 'MeshDevice' })
export type ListedMeshNode = z.infer<typeof listedNode>

export const meshAccess = z.enum(['view', 'control', 'terminal']).meta({ id: 'MeshAccess' })
export type MeshAccess = z.infer<typeof meshAccess>

export const meshLink = z
  .object({
    id,
    kind: z.enum(['open', 'share']),
    /** Of a share: what whoever comes by it may do, once the person at the machine agrees. */
    access: meshAccess.nullable(),
    device: z.object({ id: id.nullable(), name: z.string() }),
    madeBy: personRef,
    madeAt: instant,
    endsAt: instant,
    can: z.object({ end: z.boolean() }),
  })
  .meta({ id: 'MeshLink' })
export type MeshLink = z.infer<typeof meshLink>

const linkDraft = z.discriminatedUnion('kind', [
  /** Opens the device in MeshCentral, for whoever has an account there. */
  z.object({ kind: z.literal('open'), deviceId: id }),
  /** Lets whoever has it in without an account, for so long. */
  z.object({
    kind: z.literal('share'),
    deviceId: id,
    access: meshAccess,
    minutes: z.int().min(5).max(240).default(60),
  }),
])
export type MeshLinkDraft = z.output<typeof linkDraft>

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const

export const mesh = {
  server: operation({
    ...read,
    method: 'GET',
    path: '/mesh-server',
    summary: 'The MeshCentral server of the desk, and how the connection to it goes; null where there is none',
    result: z.object({ server: meshServer.nullable() }),
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/mesh-server',
    summary: 'Say where the MeshCentral server is; another address forgets the devices of the one before',
    body: meshServerChange,
    result: meshServer,
    errors: ['invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/mesh-server',
    summary: 'Forget the MeshCentral server with its devices; what is on tickets stays',
    status: 204,
    errors: ['not_found'],
  }),
  try: operation({
    ...write,
    method: 'POST',
    path: '/mesh-server/try',
    summary: 'Sign in with settings that need not be saved, and say what comes of it',
    body: meshTrialDraft,
    result: meshTrial,
    errors: ['invalid', 'too_many_requests'],
  }),
  devices: operation({
    ...read,
    method: 'GET',
    path: '/mesh-devices',
    summary: 'The devices of the MeshCentral server, by name, and which devices of the desk they are',
    query: paging.extend({
      /** Part of the name or host name. */
      q: z.string().trim().max(200).optional(),
      link: z.enum(['linked', 'proposed', 'unlinked']).optional(),
    }),
    result: pageOf(listedNode),
    errors: ['invalid_cursor'],
  }),
  link: operation({
    ...write,
    method: 'PUT',
    path: '/mesh-devices/:id/device',
    summary: 'Say which device of the desk it is, or that it is none',
    params: byId,
    body: z.object({ deviceId: id.nullable() }),
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
  ofDevice: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/devices/:id/mesh',
    summary: 'The same machine in MeshCentral',
    params: byId,
    result: z.object({ node: openableNode.nullable() }),
    errors: ['not_found'],
  }),
  ofTicket: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/tickets/:number/mesh',
    summary: 'Machines in MeshCentral that a ticket or its requester has, and links that were made for it and are good',
    params: byNumber,
    result: z.object({
      items: z.array(z.object({ device: named, state: meshState, power: meshPower })),
      links: z.array(meshLink),
      can: z.object({ make: z.boolean() }),
    }),
    errors: ['not_found'],
  }),
  /** No token may do this: somebody has to sit there. */
  makeLink: operation({
    access: 'agent',
    method: 'POST',
    path: '/tickets/:number/mesh-links',
    summary: 'Make a link into MeshCentral for a ticket; the address of a share is told this once only',
    params: byNumber,
    body: linkDraft,
    result: meshLink.extend({ url: z.string() }),
    status: 201,
    errors: ['not_found', 'forbidden', 'invalid', 'ticket_closed', 'code_needed', 'too_many_requests', 'mesh_failed'],
  }),
  endLink: operation({
    access: 'agent',
    method: 'POST',
    path: '/mesh-links/:id/end',
    summary: 'End a link before its time; a share lets nobody in from then on',
    params: byId,
    status: 204,
    errors: ['not_found', 'mesh_failed'],
  }),
}
