import { z } from 'zod'
import { plainLine } from './device.ts'

/**
 * Files and clipboards on their way through a remote session, one at a time. The side that sends announces name and
 * size; the other says how much it has taken, first nought, and no more than a window is ever under way. Each `chunk`
 * is followed by one binary frame, which belongs to the transfer and not to the screen.
 */
export const transferKind = z.enum(['file', 'clipboard']).meta({ id: 'RemoteTransferKind' })
export type TransferKind = z.infer<typeof transferKind>

/** So large one may be; of a clipboard, its text in UTF-8. */
export const mostTransferBytes: Record<TransferKind, number> = { file: 100_000_000, clipboard: 1_000_000 }
export const mostChunkBytes = 256 * 1024
/** So much may be under way and not yet taken: the screen has to get through beside it. */
export const transferWindowBytes = 1024 * 1024

/** Why a transfer came to nothing. */
export const dropReason = z
  .enum([
    /** Whoever helps, or the person at the machine, broke it off. */
    'cancelled',
    /** The device's own policy, or the kind of the session, does not allow it. */
    'refused',
    'too_large',
    /** Another one is under way. */
    'busy',
    /** There is nothing to be had: no such file, an empty clipboard, nobody who chooses one. */
    'nothing',
    /** The machine lacks what it takes. */
    'unsupported',
    /** It was tried, and did not work; or more came than was announced. */
    'failed',
    /** One side went away. */
    'lost',
  ])
  .meta({ id: 'RemoteDropReason' })
export type DropReason = z.infer<typeof dropReason>

/** Made up by whoever helps. */
const transfer = z.string().regex(/^[\da-f]{32}$/)
const bytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const fileName = z.string().max(1000).transform(plainFileName)

const offer = z.object({
  type: z.literal('offer'),
  transfer,
  kind: transferKind,
  /** Of a clipboard it means nothing. */
  name: fileName,
  size: bytes,
})
export type Offer = z.infer<typeof offer>

/** Asks the machine for one: the file at a path in the folders that its policy names, or one that a person there picks. */
const fetch = z.object({
  type: z.literal('fetch'),
  transfer,
  kind: transferKind,
  path: z.string().min(1).max(1000).nullable(),
})
export type Fetch = z.infer<typeof fetch>

const took = z.object({ type: z.literal('took'), transfer, bytes })
const chunk = z.object({ type: z.literal('chunk'), transfer })
/** All of it is kept; `name` is what the file is called there. */
const done = z.object({ type: z.literal('done'), transfer, name: fileName })
const drop = z.object({ type: z.literal('drop'), transfer, reason: dropReason })
/** What the machine allows in this session, told when it begins; it looks again each time. */
const able = z.object({ type: z.literal('able'), file: z.boolean(), clipboard: z.boolean() })
export type Able = z.infer<typeof able>

export const agentTransferWords = [offer, fetch, took, chunk, done, drop] as const
export const userTransferWords = [able, offer, took, chunk, done, drop] as const
export const anyTransferWords = [able, offer, fetch, took, chunk, done, drop] as const
/** What both sides say of a transfer. */
export type TransferWords = z.infer<(typeof anyTransferWords)[number]>

/** Whether a session of this kind carries such a thing at all: who only looks sends nothing and takes nothing. */
export function carries(sessionKind: string, kind: TransferKind): boolean {
  return sessionKind === 'control' || (sessionKind === 'terminal' && kind === 'file')
}

const mostNameBytes = 180
/** Windows opens these as devices, whatever comes after the dot. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A name without a path, a leading dot, or what turns the text around it; safe on every system's disks. */
export function plainFileName(given: string): string {
  const last = plainLine(given.normalize('NFC')).split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(deviceName, '_$&')
  if (plain === '') return 'file'
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 20 ? plain.slice(dot) : ''
  return shortened(plain.slice(0, plain.length - ending.length), mostNameBytes - byteLength(ending)) + ending
}

function shortened(text: string, most: number): string {
  let short = text
  while (byteLength(short) > most) short = [...short].slice(0, -1).join('')
  return short
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
