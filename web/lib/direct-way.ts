import type { GivenIceServer, Signal } from '#contract/signalling.ts'

/** A way that is interrupted for longer is broken. */
const mostInterruptedMs = 3000

type Candidate = Extract<Signal, { type: 'candidate' }>

interface Options {
  attempt: number
  /** By which both may find each other; none: they know only their own addresses. */
  iceServers: readonly GivenIceServer[]
  say: (words: Candidate) => void
  /** It cannot be, or is not any more. */
  onBroken: () => void
}

export function canBeDirect(): boolean {
  return 'RTCPeerConnection' in window
}

/** One attempt at a way from this browser straight to another one (WebRTC), until it breaks or is closed. */
export class DirectWay {
  readonly attempt: number
  readonly connection: RTCPeerConnection
  private readonly onBroken: () => void
  private steps = Promise.resolve()
  private interruption = 0
  private isOver = false

  constructor({ attempt, iceServers, say, onBroken }: Options) {
    this.attempt = attempt
    this.connection = new RTCPeerConnection({ iceServers: iceServers.map(known) })
    this.onBroken = onBroken
    this.connection.onicecandidate = ({ candidate }) => {
      if (candidate === null || !/ udp /i.test(candidate.candidate)) return
      const { sdpMid: mid, sdpMLineIndex: line } = candidate
      // Behind the description of this side, without which it means nothing.
      this.step(async () => say({ type: 'candidate', attempt, candidate: candidate.candidate, mid, line }))
    }
    this.connection.onconnectionstatechange = () => this.look()
  }

  /** What is heard is done in its order, however long each takes. */
  step(run: () => Promise<void>): void {
    this.steps = this.steps.then(() => (this.isOver ? undefined : run())).catch(() => this.break())
  }

  /** Describes this side: an offer, or the answer to what was heard. Addresses follow by themselves. */
  async describe(): Promise<string> {
    await this.connection.setLocalDescription()
    const { sdp = '' } = this.connection.localDescription ?? {}
    return sdp.replace(/^a=(?:candidate|end-of-candidates).*\r\n/gm, '')
  }

  hearCandidate({ candidate, mid, line }: Candidate): void {
    this.step(() => this.connection.addIceCandidate({ candidate, sdpMid: mid, sdpMLineIndex: line }))
  }

  close(): void {
    this.isOver = true
    window.clearTimeout(this.interruption)
    this.connection.close()
  }

  private look(): void {
    window.clearTimeout(this.interruption)
    const { connectionState } = this.connection
    if (connectionState === 'failed') this.break()
    if (connectionState === 'disconnected') this.interruption = window.setTimeout(() => this.break(), mostInterruptedMs)
  }

  private break(): void {
    if (this.isOver) return
    this.close()
    this.onBroken()
  }
}

/** Browsers know a field that is there and holds nothing as a fault. */
function known({ urls, username, credential }: GivenIceServer): RTCIceServer {
  return { urls, ...(username !== undefined && { username }), ...(credential !== undefined && { credential }) }
}
