import { z } from 'zod'
import { byId, id } from './common.ts'
import { deviceKind, deviceState } from './devices.ts'
import { operation } from './operation.ts'

const linkedDevice = z.object({ id, name: z.string(), kind: deviceKind, state: deviceState, firingCount: z.int() })
export type LinkedDevice = z.infer<typeof linkedDevice>

const oneAbove = z.object({ id, other: id })
const write = { access: 'agent', scope: 'tickets:write', params: oneAbove, status: 204 } as const

export const deviceLinks = {
  list: operation({
    method: 'GET',
    path: '/devices/:id/links',
    summary: 'What a device depends on, and what depends on it; of what the caller reaches',
    access: 'agent',
    scope: 'tickets:read',
    params: byId,
    result: z.object({ upstream: z.array(linkedDevice), downstream: z.array(linkedDevice) }),
    errors: ['not_found'],
  }),
  add: operation({
    ...write,
    method: 'PUT',
    path: '/devices/:id/upstream/:other',
    summary: 'Say that a device depends on another: while that one is down, it explains this one’s alerts',
    errors: ['not_found', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/devices/:id/upstream/:other',
    summary: 'Say that a device depends on another no more',
    errors: ['not_found'],
  }),
}
