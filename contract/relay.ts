import { z } from 'zod'
import { agentSignals, relaySignals, userSignals } from './signalling.ts'
import { agentTransferWords, anyTransferWords, userTransferWords } from './transfer.ts'

/**
 * What the two sides of a remote session say to each other through the relay, besides the bytes of the screen or the
 * terminal: these travel as binary frames, as they are; each of the messages here is one text frame of JSON.
 */
const words = z.string().trim().min(1).max(2000)
/** A part of the picture's width or height. */
const part = z.number().min(0).max(1)

/** From the side that helps. */
export const agentSays = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), text: words }),
  /** Shown on the shared screen's own page, for the person to follow. */
  z.object({ type: z.literal('pointer'), x: part, y: part }),
  z.object({ type: z.literal('size'), columns: z.int().min(2).max(500), rows: z.int().min(1).max(300) }),
  /** Somebody is there and looks, though nothing is typed. */
  z.object({ type: z.literal('present') }),
  z.object({ type: z.literal('stop') }),
  ...agentSignals,
  ...agentTransferWords,
])
export type AgentSays = z.infer<typeof agentSays>

/** From the side of the machine. */
export const userSays = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), text: words }),
  /** A film begins, in a form that `MediaSource` knows by this name. */
  z.object({ type: z.literal('film'), mimeType: z.string().regex(/^video\/webm[\w;=",. -]{0,80}$/) }),
  z.object({ type: z.literal('stop') }),
  ...userSignals,
  ...userTransferWords,
])
export type UserSays = z.infer<typeof userSays>

/** From the relay to either side. */
export const relaySays = z.discriminatedUnion('type', [
  z.object({ type: z.literal('peer'), isHere: z.boolean(), name: z.string() }),
  z.object({ type: z.literal('chat'), from: z.enum(['agent', 'user']), text: z.string(), at: z.string() }),
  z.object({ type: z.literal('pointer'), x: part, y: part }),
  z.object({ type: z.literal('size'), columns: z.int(), rows: z.int() }),
  z.object({ type: z.literal('film'), mimeType: z.string() }),
  z.object({ type: z.literal('ended'), reason: z.string() }),
  /** To a page that shares the screen, every few seconds: without it nobody could stop it from here. */
  z.object({ type: z.literal('beat') }),
  ...relaySignals,
  ...anyTransferWords,
])
export type RelaySays = z.infer<typeof relaySays>

export const relayProtocol = 'mesa.relay'
/** The longest text frame. */
export const mostTextBytes = 16 * 1024
