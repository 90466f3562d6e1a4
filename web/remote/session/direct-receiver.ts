import type { AgentSays, RelaySays } from '#contract/relay.ts'
import { canBeDirect, DirectWay } from '#web/lib/direct-way.ts'

type Invitation = Extract<RelaySays, { type: 'invite' }>

/** The picture of a shared screen. */
export interface Picture {
  /** How it comes: from browser to browser, or as a film by the relay. Undefined until it does. */
  way: 'direct' | 'relay' | undefined
  /** What comes directly. */
  stream: MediaStream | undefined
}

export const noPicture: Picture = { way: undefined, stream: undefined }

/** Takes the picture from the other browser, where there is a way. */
export class DirectReceiver {
  private readonly say: (words: AgentSays) => void
  private readonly onPicture: (picture: Picture) => void
  private way: DirectWay | undefined
  private isSeen = false

  constructor(say: (words: AgentSays) => void, onPicture: (picture: Picture) => void) {
    this.say = say
    this.onPicture = onPicture
  }

  hear(words: RelaySays): void {
    switch (words.type) {
      case 'invite':
        this.begin(words)
        break
      case 'call':
        if (this.way?.attempt === words.attempt) this.answer(this.way, words.sdp)
        break
      case 'candidate':
        if (this.way?.attempt === words.attempt) this.way.hearCandidate(words)
        break
      case 'film':
        this.close()
        this.onPicture({ way: 'relay', stream: undefined })
        break
      case 'peer':
      case 'ended':
        this.close()
        break
    }
  }

  /** The first picture of the stream is on the screen. */
  seen(stream: MediaStream): void {
    if (this.way === undefined || this.isSeen) return
    this.isSeen = true
    this.say({ type: 'sees', attempt: this.way.attempt })
    this.onPicture({ way: 'direct', stream })
  }

  close(): void {
    this.way?.close()
    this.way = undefined
    this.onPicture(noPicture)
  }

  private begin({ attempt, iceServers }: Invitation): void {
    this.close()
    if (!canBeDirect()) {
      this.say({ type: 'unable', attempt })
      return
    }
    const way = new DirectWay({ attempt, iceServers, say: this.say, onBroken: () => this.giveUp(attempt) })
    way.connection.ontrack = ({ track }) => this.onPicture({ way: undefined, stream: new MediaStream([track]) })
    this.way = way
    this.isSeen = false
  }

  private answer(way: DirectWay, sdp: string): void {
    way.step(async () => {
      await way.connection.setRemoteDescription({ type: 'offer', sdp })
      this.say({ type: 'answer', attempt: way.attempt, sdp: await way.describe() })
    })
  }

  private giveUp(attempt: number): void {
    this.close()
    this.say({ type: 'unable', attempt })
  }
}
