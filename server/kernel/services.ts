import type { LookupFunction } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import type { Clock } from '#contract/clocks.ts'
import type { FieldReference } from '#contract/fields.ts'
import type { ReferenceType } from '#contract/reference-types.ts'
import type { ArticleReaction } from '../knowledge/events.ts'
import type { Reaction } from '../tickets/events.ts'
import type { Actor } from './actor.ts'
import type { Act } from './acts.ts'
import type { Ctx, Db, Tx, Work } from './context.ts'

export interface StoredFile {
  /** Lower-case hexadecimal; also the file's address. */
  sha256: string
  size: number
}

/** Where bytes live, addressed by their SHA-256. What `put` answered is durable. */
export interface FileStore {
  put(content: Readable | Buffer, limit?: { maxBytes: number }): Promise<StoredFile>
  read(sha256: string): Promise<Buffer>
  open(sha256: string): Promise<Readable>
  exists(sha256: string): Promise<boolean>
  /** How much more fits. */
  freeBytes(): Promise<number>
}

/** Where recordings of remote sessions lie, by the id of their session: written as they come, and removed again. */
export interface RecordingStore {
  /** What was written is there to be read even if the process dies in the middle. */
  write(id: string): Promise<Writable>
  /** Undefined where there is none. */
  open(id: string, range?: { start: number; end: number }): Promise<{ content: Readable; size: number } | undefined>
  remove(id: string): Promise<void>
}

export interface Log {
  debug(details: object, message: string): void
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

/** Asks the domain name system; rejects with its code, as `ENOTFOUND`. */
export type Dns = (name: string, type: string) => Promise<string[] | string[][]>

export interface OutsideRequest {
  url: string
  headers: Record<string, string>
  body: string
  /** For the whole of it, answer included. */
  waitsMs: number
  /** So much of the answer is read. */
  mostBytes: number
}

export interface OutsideAnswer {
  status: number
  /** As the header says it. */
  retryAfter: string | undefined
  body: string
}

export interface OutsideOpening extends Pick<OutsideRequest, 'url' | 'headers' | 'body'> {
  /** Ends it at any time, also while the answer is read. */
  signal: AbortSignal
}

/** An answer that is read as it comes; whoever stops reading ends it. */
export interface OutsideStream {
  status: number
  body: AsyncIterable<Uint8Array>
}

export interface OutsideFault {
  fault: 'timeout' | 'unreachable' | 'certificate' | 'not_allowed'
}

/** HTTP to addresses that people enter, which must not lead into the own network. */
export interface Outside {
  /** Why an address is refused, as far as can be told without asking the network; undefined for one that is taken. */
  refusalOf(url: string): string | undefined
  /** Never throws: what went wrong is answered. */
  post(request: OutsideRequest): Promise<OutsideAnswer | OutsideFault>
  /** The same for an answer that comes bit by bit; reading it throws when it breaks off. */
  open(request: OutsideOpening): Promise<OutsideStream | OutsideFault>
  /** How names are looked up for another kind of connection to this address; undefined where it may not be reached. */
  lookupFor(url: string): LookupFunction | undefined
}

/** What PostgreSQL rings on one channel; opened by whoever listens first. */
export interface ServiceBell {
  listen(): Promise<void>
  /** `said` is empty after a reconnection. */
  onRing(listener: (said: string) => void): () => void
}

/** Records that custom fields may name: people, or devices. */
export interface ReferenceSource {
  /** Those that the actor may put into a field, the first twenty by name; or the one of an id, as far as it is in reach. */
  find(ctx: Pick<Ctx, 'db' | 'actor'>, wanted: { q: string; id?: string | undefined }): Promise<FieldReference[]>
  /** Which of these the actor may put into a field. */
  among(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<string[]>
  /** What they are called, and how a table writes them so that `idOf` finds them again; whoever sees an id may read it. */
  names(db: Db | Tx, ids: readonly string[]): Promise<Map<string, { name: string; written: string }>>
  /** The only one that is called or known so. */
  idOf(db: Db | Tx, text: string): Promise<string | undefined>
}

/** What the composition root gives to every feature. */
export interface Services {
  files: FileStore
  recordings: RecordingStore
  /** Where the two sides of a remote session meet; undefined: at the desk's own address. */
  relayUrl: string | undefined
  dns: Dns
  log: Log
  /** As the browser sees Mesa, without a slash at the end. */
  publicUrl: string
  /** The same for portal and help pages, which may have a domain of their own. */
  portalUrl: string
  /** A key for one purpose, derived from SECRET_KEY (RFC 5869). */
  key: (purpose: string) => Buffer
  /** What happens inside the transaction of every ticket change, in order. */
  reactions: readonly Reaction[]
  /** The same for what happens to articles. */
  articleReactions: readonly ArticleReaction[]
  /** HTTP to the outside. */
  fetch: typeof fetch
  /** How the clocks of a ticket stand; a higher feature keeps them. */
  readClocks: (ctx: Pick<Ctx, 'db' | 'now'>, ticketId: string) => Promise<Clock[]>
  /** What custom fields may name; higher features keep it. */
  references: Record<ReferenceType, ReferenceSource>
  outside: Outside
  /** Questions to devices, and their answers, between the nodes. */
  deviceBell: ServiceBell
  onAct: (work: Work, act: Act) => Promise<void>
}
