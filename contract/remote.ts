import { z } from 'zod'
import { byId, id } from './common.ts'
import { operation } from './operation.ts'
import { remoteKind, remoteSession, remoteSessionDetails, screenShare } from './remote-session.ts'
import { remoteSettings } from './remote-settings.ts'
import { byNumber } from './ticket-fields.ts'

const agent = { access: 'agent' } as const
const guest = { access: 'guest' } as const

/** Works once, within 30 seconds, as the second subprotocol of a websocket to `url` (the first is `mesa.relay`). */
const pass = z.object({ url: z.string(), secret: z.string() })

export const remote = {
  list: operation({
    ...agent,
    scope: 'tickets:read',
    method: 'GET',
    path: '/tickets/:number/remote-sessions',
    summary: 'The remote sessions of a ticket, newest first, and what could be begun',
    params: byNumber,
    result: z.object({
      items: z.array(remoteSession),
      can: z.object({
        /** Ask the requester to share the screen. */
        share: z.boolean(),
        devices: z.array(
          z.object({
            id,
            name: z.string(),
            isOnline: z.boolean(),
            kinds: z.array(remoteKind),
            isUnattended: z.boolean(),
          }),
        ),
      }),
    }),
    errors: ['not_found'],
  }),
  /** No token may do this: somebody has to sit there. */
  ofDevice: operation({
    ...agent,
    scope: 'tickets:read',
    method: 'GET',
    path: '/devices/:id/remote-sessions',
    summary: 'The latest 50 remote sessions on a device, of tickets that the caller reaches',
    params: byId,
    result: z.object({ items: z.array(remoteSession) }),
    errors: ['not_found'],
  }),
  ask: operation({
    ...agent,
    method: 'POST',
    path: '/tickets/:number/remote-sessions',
    summary: 'Ask the person at the machine for a remote session',
    params: byNumber,
    body: z.object({
      kind: remoteKind,
      /** For all but `share`. */
      deviceId: id.nullable().default(null),
    }),
    result: remoteSession,
    status: 201,
    errors: ['not_found', 'forbidden', 'invalid', 'in_use', 'ticket_closed', 'code_needed', 'too_many_requests'],
  }),
  get: operation({
    ...agent,
    scope: 'tickets:read',
    method: 'GET',
    path: '/remote-sessions/:id',
    summary: 'One remote session with its chat, what was transferred, and who watched its recording',
    params: byId,
    result: remoteSessionDetails,
    errors: ['not_found'],
  }),
  end: operation({
    ...guest,
    method: 'POST',
    path: '/remote-sessions/:id/end',
    summary: 'End a remote session, or take back the question',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  recording: operation({
    ...agent,
    method: 'GET',
    path: '/remote-sessions/:id/recording',
    summary: 'The recording; that it was watched is written down',
    params: byId,
    resultType: 'raw',
    errors: ['not_found'],
  }),
  removeRecording: operation({
    access: 'admin',
    method: 'DELETE',
    path: '/remote-sessions/:id/recording',
    summary: 'Remove a recording before its time',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  /** For the person whose ticket it is. */
  share: operation({
    ...guest,
    method: 'GET',
    path: '/tickets/:number/screen-share',
    summary: 'Whether an agent asks the caller to share the screen, or sees it',
    params: byNumber,
    result: z.object({ share: screenShare.nullable() }),
    errors: ['not_found'],
  }),
  answer: operation({
    ...guest,
    method: 'POST',
    path: '/remote-sessions/:id/answer',
    summary: 'Allow that the screen is shared, or decline',
    params: byId,
    body: z.object({ allows: z.boolean() }),
    status: 204,
    errors: ['not_found', 'already_done'],
  }),
  connect: operation({
    ...guest,
    method: 'POST',
    path: '/remote-sessions/:id/passes',
    summary: 'A pass to connect to the session with',
    params: byId,
    body: z.object({ side: z.enum(['agent', 'user']) }),
    result: pass,
    status: 201,
    errors: ['not_found', 'forbidden', 'already_done'],
  }),
  settings: operation({
    access: 'admin',
    scope: 'settings:read',
    method: 'GET',
    path: '/remote-settings',
    summary: 'Who may ask for remote sessions, how long they last, and what is recorded',
    result: remoteSettings,
  }),
  changeSettings: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'PATCH',
    path: '/remote-settings',
    summary: 'Change them; sessions of people who may no longer end at once',
    body: remoteSettings
      .extend({ organizations: z.array(z.object({ id, isRecorded: z.boolean() })).max(500) })
      .partial(),
    result: remoteSettings,
    errors: ['invalid'],
  }),
}
