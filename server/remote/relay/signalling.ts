import type { GivenIceServer, Signal } from '#contract/signalling.ts'
import type { Side } from '../schema.ts'
import type { Seat } from './seat.ts'

/** More addresses no browser has; each is one at which the other one knocks. */
const mostCandidates = 30
/** Whoever comes and goes more often has the picture by the relay. */
const mostAttempts = 50

interface Attempt {
  hasCall: boolean
  hasAnswer: boolean
  isSeen: boolean
  candidates: Record<Side, number>
}

/** Lets the two browsers of a shared screen find a direct way, one attempt at a time. Turns and numbers are kept here. */
export class Signalling {
  private readonly isPossible: boolean
  private readonly onSeen: () => void
  private count = 0
  private current: Attempt | undefined
  private isFilmed = false
  private iceServers: readonly GivenIceServer[] = []

  /** `isPossible` is false where the picture has to pass here in any case, `onSeen` hears of each direct picture. */
  constructor({ isPossible, onSeen }: { isPossible: boolean; onSeen: () => void }) {
    this.isPossible = isPossible
    this.onSeen = onSeen
  }

  /** By which servers both may find each other; neither is told before it is invited. */
  giveServers(iceServers: readonly GivenIceServer[]): void {
    this.iceServers = iceServers
  }

  /** Both are there, perhaps anew. */
  invite(agent: Seat | undefined, user: Seat | undefined): void {
    if (!this.isPossible || this.isFilmed || this.count >= mostAttempts) return
    if (agent === undefined || user === undefined) return
    this.count += 1
    this.current = { hasCall: false, hasAnswer: false, isSeen: false, candidates: { agent: 0, user: 0 } }
    for (const seat of [agent, user])
      seat.say({ type: 'invite', attempt: this.count, iceServers: [...this.iceServers] })
  }

  /** The picture comes by the relay, until somebody comes or goes. */
  film(): void {
    this.current = undefined
    this.isFilmed = true
  }

  /** Somebody came, or went. */
  end(): void {
    this.current = undefined
    this.isFilmed = false
  }

  /** What belongs to an earlier attempt was on its way, and is let go; what is out of turn ends its side's connection. */
  hear(seat: Seat, peer: Seat | undefined, words: Signal): void {
    const { current } = this
    if (words.attempt > this.count) {
      seat.close(4400, 'nobody was invited')
      return
    }
    if (current === undefined || words.attempt !== this.count) return
    if (this.isInTurn(current, seat.side, words)) peer?.say(words)
    else seat.close(4400, 'this is out of turn')
  }

  /** Which side may say what at all, the contract says. */
  private isInTurn(current: Attempt, side: Side, words: Signal): boolean {
    const { hasCall, hasAnswer, isSeen, candidates } = current
    switch (words.type) {
      case 'call':
        current.hasCall = true
        return !hasCall
      case 'answer':
        current.hasAnswer = true
        return hasCall && !hasAnswer
      case 'candidate':
        candidates[side] += 1
        return (side === 'user' ? hasCall : hasAnswer) && candidates[side] <= mostCandidates
      case 'sees':
        current.isSeen = true
        if (hasAnswer && !isSeen) this.onSeen()
        return hasAnswer && !isSeen
      case 'unable':
        this.current = undefined
        return true
      case 'invite':
        return false
    }
  }
}
