import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { enrolled, enrolment } from './device.ts'
import { operation } from './operation.ts'

/** What is copied to the machine. The code is shown this once, and works once, within 15 minutes. */
export const enrolmentCode = z.object({ code: z.string(), expiresAt: instant, command: z.string() })
export type EnrolmentCode = z.infer<typeof enrolmentCode>

export const deviceAgents = {
  enrol: operation({
    method: 'POST',
    path: '/devices/enrol',
    summary: 'For the device agent: spend an enrolment code on the key that it made',
    access: 'public',
    body: enrolment,
    result: enrolled,
    status: 201,
    errors: ['invalid', 'wrong_credentials', 'too_many_requests'],
  }),
  makeCode: operation({
    method: 'POST',
    path: '/devices/:id/enrolment-code',
    summary: 'Make a code with which an agent is enrolled as this device; earlier ones of it end',
    access: 'agent',
    params: byId,
    result: enrolmentCode,
    status: 201,
    errors: ['not_found'],
  }),
}

/** An administrator decides for which teams there are devices at all. */
export const deviceTeams = {
  list: operation({
    method: 'GET',
    path: '/devices/teams',
    summary: 'The teams for which devices are turned on',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(z.object({ id, name: z.string(), allowsActions: z.boolean() })) }),
  }),
  turn: operation({
    method: 'PUT',
    path: '/devices/teams/:id',
    summary: 'Turn devices on or off for a team; off, its agents are cut off and answer to nobody',
    access: 'admin',
    params: byId,
    body: z.object({
      isOn: z.boolean(),
      /** Whether its agents may have named actions done; not, when not said. */
      allowsActions: z.boolean().default(false),
    }),
    status: 204,
    errors: ['not_found'],
  }),
}
