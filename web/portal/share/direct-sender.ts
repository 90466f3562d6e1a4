import type { UserSays } from '#contract/relay.ts'
import type { GivenIceServer, Signal } from '#contract/signalling.ts'
import { DirectWay } from '#web/lib/direct-way.ts'

interface Options {
  attempt: number
  iceServers: readonly GivenIceServer[]
  stream: MediaStream
  say: (words: UserSays) => void
  onBroken: () => void
}

/** Offers the picture to the other browser. */
export class DirectSender {
  private readonly way: DirectWay

  constructor({ attempt, iceServers, stream, say, onBroken }: Options) {
    const way = new DirectWay({ attempt, iceServers, say, onBroken })
    this.way = way
    way.step(async () => {
      for (const track of stream.getVideoTracks()) {
        // Text has to stay sharp, be it at fewer pictures a second.
        track.contentHint = 'detail'
        way.connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] })
      }
      say({ type: 'call', attempt, sdp: await way.describe() })
    })
  }

  hear(words: Extract<Signal, { type: 'answer' | 'candidate' }>): void {
    const { way } = this
    if (words.attempt !== way.attempt) return
    if (words.type === 'candidate') way.hearCandidate(words)
    else way.step(() => way.connection.setRemoteDescription({ type: 'answer', sdp: words.sdp }))
  }

  close(): void {
    this.way.close()
  }
}
