import type { ServerResponse } from 'node:http'
import type { LiveEvent } from '#contract/live.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db } from '../kernel/context.ts'
import type { Log } from '../kernel/services.ts'
import type { Bell } from '../platform/bell.ts'
import { type FeedEvent, type FeedPage, mayHear, readFeed } from './feed.ts'
import { readWhisper } from './whisper.ts'

const beatMs = 25_000
/** After so long the browser comes back by itself, and whether it may still listen is asked anew. */
const maxAgeMs = 10 * 60_000
const lastWordsMs = 5000
/** A reader this far behind is cut off; the browser comes back and is brought up to date. */
const maxWaitingBytes = 1_000_000

interface Listener {
  actor: Actor
  stream: ServerResponse
  /** Until it heard what it missed, it is not told how far it got: it would not ask for that again. */
  isBehind: boolean
}

/** One reader of the feed for all browsers of this node. */
export class LiveHub {
  private readonly listeners = new Set<Listener>()
  private readonly db: Db
  private readonly log: Log
  private readonly stopHearing: () => void
  private readonly beat: NodeJS.Timeout
  private snapshot: string | undefined
  private reading: Promise<void> = Promise.resolve()
  private isRingWaiting = false

  constructor(db: Db, bell: Bell, log: Log) {
    this.db = db
    this.log = log
    this.stopHearing = bell.onRing((said) => this.hear(said))
    this.beat = setInterval(() => this.toAll(({ stream }) => stream.write(': beat\n\n')), beatMs)
    this.beat.unref()
  }

  /** Opens a stream for a browser, and tells it first what it missed since `lastEventId`. */
  async open(actor: Actor, stream: ServerResponse, lastEventId: string | undefined): Promise<void> {
    const listener = { actor, stream, isBehind: true }
    const age = setTimeout(() => this.end(listener), maxAgeMs).unref()
    // A browser that went away is no reason to end the process.
    stream.on('error', () => undefined)
    stream.on('close', () => {
      clearTimeout(age)
      this.listeners.delete(listener)
    })
    // The node's own first look comes first: what it has not begun to follow, it cannot tell.
    await this.reading
    if (stream.destroyed || stream.writableEnded) return
    // Listening before looking: what ends between the two is heard twice, which does no harm, rather than never.
    this.listeners.add(listener)
    // The first word is when the browser knows that it hears: what it asks for from then on, it is told changes of.
    stream.write('retry: 1000\n\n')
    await this.catchUp(listener, lastEventId)
  }

  close(): void {
    this.stopHearing()
    clearInterval(this.beat)
    this.toAll((listener) => this.end(listener))
  }

  /** Nothing may be written after the end, and a browser that does not read would hold it open. */
  private end(listener: Listener): void {
    this.listeners.delete(listener)
    listener.stream.end()
    setTimeout(() => listener.stream.destroy(), lastWordsMs).unref()
  }

  private async catchUp(listener: Listener, lastEventId: string | undefined): Promise<void> {
    try {
      const page = await readFeed(this.db, lastEventId)
      listener.isBehind = false
      deliver(listener, page)
    } catch (error) {
      this.log.warn({ err: error }, 'a live stream could not be opened; the browser tries again')
      this.end(listener)
    }
  }

  private hear(said: string): void {
    const [, personId, how] = /^notification ([\da-f-]{36}) (sound|still)$/.exec(said) ?? []
    const [, deviceId, what] = /^device ([\da-f-]{36}) (line|metrics)$/.exec(said) ?? []
    const whispered = readWhisper(said)
    if (personId !== undefined) this.call(personId, how === 'sound')
    else if (deviceId !== undefined)
      this.toAgents({ type: 'device', id: deviceId, what: what === 'line' ? what : 'metrics' })
    else if (whispered !== undefined) this.pass(whispered)
    else if (said === 'announcement') this.toAll(({ stream }) => stream.write(announced))
    else if (isNews(said)) this.toAgents({ type: said })
    else this.ring()
  }

  /** For the browsers of one person alone. */
  private call(personId: string, hasSound: boolean): void {
    const event: LiveEvent = { type: 'notification', hasSound }
    this.toAll(({ actor, stream }) => {
      if (isAgent(actor) && actor.id === personId) stream.write(`data: ${JSON.stringify(event)}\n\n`)
    })
  }

  /** News that no row tells: whoever misses it sees it when looking next. */
  private toAgents(event: LiveEvent): void {
    this.toAll(({ actor, stream }) => {
      if (isAgent(actor)) stream.write(`data: ${JSON.stringify(event)}\n\n`)
    })
  }

  /** What travelled with the bell, to the agents who see its ticket. */
  private pass(whispered: FeedEvent): void {
    this.toAll(({ actor, stream }) => {
      if (!mayHear(actor, whispered)) return
      if (stream.writableLength > maxWaitingBytes) stream.destroy()
      else stream.write(`data: ${JSON.stringify(whispered.event)}\n\n`)
    })
  }

  /** Rings during a read are answered by one more read. */
  private ring(): void {
    if (this.isRingWaiting) return
    this.isRingWaiting = true
    this.reading = this.reading.then(() => {
      this.isRingWaiting = false
      return this.read()
    })
  }

  private async read(): Promise<void> {
    try {
      const page = await readFeed(this.db, this.snapshot)
      this.snapshot = page.snapshot
      this.toAll((listener) => deliver(listener, page))
    } catch (error) {
      this.log.warn({ err: error }, 'the live feed could not be read; the next ring tries again')
    }
  }

  private toAll(act: (listener: Listener) => void): void {
    for (const listener of this.listeners) act(listener)
  }
}

const announced = `data: ${JSON.stringify({ type: 'announcement' } satisfies LiveEvent)}\n\n`

/** What is told without a row of its own. */
type News = 'mail' | 'settings' | 'duty' | 'bulk' | 'import' | 'integration' | 'sla' | 'major' | 'alerts' | 'problems'

function isNews(said: string): said is News {
  return ['mail', 'settings', 'duty', 'bulk', 'import', 'integration', 'sla', 'major', 'alerts', 'problems'].includes(
    said,
  )
}

function deliver({ actor, stream, isBehind }: Listener, page: FeedPage): void {
  const events: LiveEvent[] = page.isCut
    ? [{ type: 'resync' }]
    : page.events.filter((event) => mayHear(actor, event)).map(({ event }) => event)
  if (stream.writableLength > maxWaitingBytes) {
    stream.destroy()
    return
  }
  // The id comes after the last one: a browser that lost some of a page gets the whole page again.
  const lines = events.map((event) => `data: ${JSON.stringify(event)}\n\n`)
  stream.write(lines.join('') + (isBehind ? '' : `id: ${page.snapshot}\n\n`))
}
