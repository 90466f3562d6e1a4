import type { RelaySays } from '#contract/relay.ts'
import { canBeDirect } from '#web/lib/direct-way.ts'
import type { RelayConnection } from '#web/lib/relay.ts'
import { DirectSender } from './direct-sender.ts'
import { Filming } from './filming.ts'

/** Which way the picture goes: from browser to browser, or as a film by the relay. */
export type Way = 'direct' | 'relay'

/** Without a picture at the other side by then, the relay takes over. */
const mostWaitMs = 4000
/** A way through a server far away takes longer to be found. */
const mostWaitWithServersMs = 8000
/** The desk says something every ten seconds. From one that is not heard, nobody could stop what goes past it. */
const mostSilentMs = 30_000

type Invitation = Extract<RelaySays, { type: 'invite' }>

interface Told {
  isRecorded: boolean
  /** Undefined while it is not known, or nobody looks. */
  onWay: (way: Way | undefined) => void
  /** The picture goes directly, and the desk is not heard any more. */
  onSilence: () => void
}

/** The shared screen on its way to whoever looks: directly where that works, and by the relay at any other time. */
export class Picture {
  private readonly stream: MediaStream
  private readonly relay: RelayConnection
  private readonly told: Told
  private readonly filming: Filming
  private direct: DirectSender | undefined
  private attempt = 0
  private waiting = 0
  private silence = 0

  constructor(stream: MediaStream, relay: RelayConnection, told: Told) {
    this.stream = stream
    this.relay = relay
    this.told = told
    this.filming = new Filming(stream, relay)
  }

  hear(words: RelaySays): void {
    if (this.direct !== undefined) this.listenOn()
    switch (words.type) {
      case 'peer':
        this.rest()
        if (words.isHere) this.begin()
        break
      case 'invite':
        this.call(words)
        break
      case 'answer':
      case 'candidate':
        this.direct?.hear(words)
        break
      case 'sees':
        if (this.attempt === words.attempt) this.arrive()
        break
      case 'unable':
        if (this.attempt === words.attempt) this.film()
        break
    }
  }

  stop(): void {
    this.rest()
    for (const track of this.stream.getTracks()) track.stop()
  }

  /** What is recorded has to pass the relay. */
  private begin(): void {
    if (this.told.isRecorded || !canBeDirect()) this.film()
    else this.waitFor(mostWaitMs)
  }

  private call({ attempt, iceServers }: Invitation): void {
    if (this.waiting === 0) return
    if (iceServers.length > 0) this.waitFor(mostWaitWithServersMs)
    this.direct?.close()
    this.attempt = attempt
    this.direct = new DirectSender({
      attempt,
      iceServers,
      stream: this.stream,
      say: (words) => this.relay.say(words),
      onBroken: () => this.film(),
    })
    this.listenOn()
  }

  private arrive(): void {
    this.endWait()
    this.told.onWay('direct')
  }

  /** Begins a film of its own: only with its beginning can the rest be understood. */
  private film(): void {
    this.rest()
    this.filming.begin()
    this.told.onWay('relay')
  }

  private rest(): void {
    this.endWait()
    window.clearTimeout(this.silence)
    this.direct?.close()
    this.direct = undefined
    this.attempt = 0
    this.filming.end()
    this.told.onWay(undefined)
  }

  private listenOn(): void {
    window.clearTimeout(this.silence)
    this.silence = window.setTimeout(() => this.told.onSilence(), mostSilentMs)
  }

  private waitFor(ms: number): void {
    this.endWait()
    this.waiting = window.setTimeout(() => this.film(), ms)
  }

  private endWait(): void {
    window.clearTimeout(this.waiting)
    this.waiting = 0
  }
}
