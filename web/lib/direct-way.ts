import type { Signal } from '#contract/signalling.ts'

/** A way that is interrupted for longer is broken. */
const mostInterruptedMs = 3000

type Candidate = Extract<Signal, { type: 'candidate' }>

interface Options {
  attempt: number
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
  readonly connection = new RTCPeerConnection()
  private readonly onBroken: () => void
  private steps = Promise.resolve()
  private interruption = 0
  private isOver = false

  constructor({ attempt, say, onBroken }: Options) {
    this.attempt = attempt
    this.onBroken = onBroken
    this.connection.onicecandidate = ({ candidate }) => {
      if (candidate === null || !/ udp /i.test(candidate.candidate)) return
      const { sdpMid: mid, sdpMLineIndex: line } = candidate
      say({ type: 'candidate', attempt, candidate: candidate.candidate, mid, line })
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
