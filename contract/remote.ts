import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './ticket-fields.ts'
import { dropReason, transferKind } from './transfer.ts'

/**
 * `share`: the person shares the screen from the browser, nothing installed. The others need the device agent:
 * a terminal, the desktop to look at, the desktop to work on.
 */
export const remoteKind = z.enum(['share', 'terminal', 'view', 'control']).meta({ id: 'RemoteKind' })
export type RemoteKind = z.infer<typeof remoteKind>

/** Where a session stands; `refused`, `timed_out` and `ended` are for good. */
export const remoteState = z
  .enum(['asked', 'granted', 'active', 'refused', 'timed_out', 'ended'])
  .meta({ id: 'RemoteState' })

/** Why it never began, or ended. */
export const remoteReason = z
  .enum([
    /** The person at the machine said no. */
    'declined',
    /** Whoever asked took it back. */
    'withdrawn',
    /** The device cannot be reached. */
    'offline',
    /** The device's own policy does not allow it. */
    'policy',
    /** Nobody there could be asked: no screen, no terminal. */
    'nobody',
    /** The device lacks what it takes. */
    'unsupported',
    /** Whoever helped pressed Stop. */
    'agent',
    /** The person at the machine pressed Stop. */
    'user',
    /** Nobody did anything for too long. */
    'idle',
    /** It had lasted as long as one may. */
    'too_long',
    /** The permission is gone, or the ticket is out of reach. */
    'rights',
    /** One side was away for too long. */
    'lost',
  ])
  .meta({ id: 'RemoteReason' })
export type RemoteReason = z.infer<typeof remoteReason>

export const chatLine = z.object({
  from: z.enum(['agent', 'user']),
  text: z.string(),
  at: instant,
})
export type ChatLine = z.infer<typeof chatLine>

/** How a recording is replayed: a film, a terminal's output (asciicast v2), or what a desktop drew (RFB). */
export const recordingFormat = z.enum(['webm', 'asciicast', 'rfb'])
export type RecordingFormat = z.infer<typeof recordingFormat>

export const remoteSession = z
  .object({
    id,
    ticketNumber: z.int(),
    kind: remoteKind,
    state: remoteState,
    reason: remoteReason.nullable(),
    device: z.object({ id: id.nullable(), name: z.string() }).nullable(),
    askedBy: personRef,
    askedAt: instant,
    /** Who said yes or no, as the machine or the portal knows them; nobody at a device that needs no consent. */
    answeredBy: z.string().nullable(),
    answeredAt: instant.nullable(),
    beganAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** The next moment at which it ends by itself, should nothing happen. */
    dueAt: instant.nullable(),
    bytesToMachine: z.int(),
    bytesFromMachine: z.int(),
    /** The picture went from browser to browser, at least for a while; what passed there nobody has counted. */
    isDirect: z.boolean(),
    isRecorded: z.boolean(),
    /** The device is marked so that nobody there is asked. */
    isUnattended: z.boolean(),
    recording: z.object({ format: recordingFormat, size: z.int(), deletedAt: instant }).nullable(),
    can: z.object({ connect: z.boolean(), end: z.boolean(), watch: z.boolean(), removeRecording: z.boolean() }),
  })
  .meta({ id: 'RemoteSession' })
export type RemoteSession = z.infer<typeof remoteSession>

/** Someone watched the recording. */
const access = z.object({ person: personRef, at: instant })

/** A file or a clipboard that whoever helped sent to the machine or had from it, or tried to. */
export const remoteTransfer = z
  .object({
    id,
    kind: transferKind,
    direction: z.enum(['to_machine', 'from_machine']),
    /** The file's name where it arrived; of a clipboard only its size is known. */
    name: z.string().nullable(),
    /** So many passed; all of it when it is done. */
    bytes: z.int(),
    state: z.enum(['running', 'done', 'dropped']),
    reason: dropReason.nullable(),
    at: instant,
  })
  .meta({ id: 'RemoteTransfer' })
export type RemoteTransfer = z.infer<typeof remoteTransfer>

export const remoteSessionDetails = remoteSession
  .extend({
    chat: z.array(chatLine),
    accesses: z.array(access),
    /** The first 500, by whoever asked for the session. */
    transfers: z.array(remoteTransfer),
  })
  .meta({ id: 'RemoteSessionDetails' })
export type RemoteSessionDetails = z.infer<typeof remoteSessionDetails>

/** What the person whose screen it is learns of a session. */
export const screenShare = z
  .object({
    id,
    state: z.enum(['asked', 'granted', 'active']),
    agentName: z.string(),
    isRecorded: z.boolean(),
    /** Until when it can be answered. */
    dueAt: instant.nullable(),
    chat: z.array(chatLine),
  })
  .meta({ id: 'ScreenShare' })
export type ScreenShare = z.infer<typeof screenShare>

export const remoteSettings = z
  .object({
    /** Whose members may ask for remote sessions; nobody else, administrators included. */
    teamIds: z.array(id).max(500),
    /** Servers and kiosks at which nobody is asked, where the machine's own policy agrees. */
    unattendedIds: z.array(id).max(500),
    isRecorded: z.boolean(),
    /** Organizations on whose tickets sessions are recorded, or are not, whatever holds otherwise. */
    organizations: z.array(z.object({ id, name: z.string(), isRecorded: z.boolean() })),
    /** How long recordings are kept. */
    keepDays: z.int().min(1).max(3650),
    /** A session in which nobody does anything ends after so long. */
    idleMinutes: z.int().min(1).max(30),
    /** The longest that one may last. */
    mostMinutes: z.int().min(5).max(240),
    /** Whoever has a second factor shows it again when the last time was longer ago. */
    factorMinutes: z.int().min(1).max(480),
  })
  .meta({ id: 'RemoteSettings' })
export type RemoteSettings = z.infer<typeof remoteSettings>

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
