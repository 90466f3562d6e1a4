import { z } from 'zod'
import { id, instant } from './common.ts'
import { personRef } from './people.ts'
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
