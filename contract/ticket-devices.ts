import { z } from 'zod'
import { id } from './common.ts'
import { deviceKind, deviceState } from './devices.ts'
import { operation } from './operation.ts'
import { byNumber } from './ticket-fields.ts'

const deviceOnTicket = z.object({
  id,
  name: z.string(),
  kind: deviceKind,
  state: deviceState,
  firingCount: z.int(),
  /** It is on the ticket, or only the requester's. */
  isLinked: z.boolean(),
})
export type DeviceOnTicket = z.infer<typeof deviceOnTicket>

const oneOnTicket = byNumber.extend({ id })

export const ticketDevices = {
  list: operation({
    method: 'GET',
    path: '/tickets/:number/devices',
    summary: 'The devices that a ticket is about, and after them those of its requester',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({ items: z.array(deviceOnTicket) }),
    errors: ['not_found'],
  }),
  add: operation({
    method: 'PUT',
    path: '/tickets/:number/devices/:id',
    summary: 'Say that a ticket is about a device',
    access: 'agent',
    scope: 'tickets:write',
    params: oneOnTicket,
    status: 204,
    errors: ['not_found'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/tickets/:number/devices/:id',
    summary: 'Say that a ticket is not about a device',
    access: 'agent',
    scope: 'tickets:write',
    params: oneOnTicket,
    status: 204,
    errors: ['not_found'],
  }),
}
