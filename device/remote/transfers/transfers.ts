import type { RelaySays, UserSays } from '../../../contract/relay.ts'
import type { RemoteQuestion } from '../../../contract/remote-device.ts'
import { carries, type DropReason, type Fetch, type Offer, type TransferKind } from '../../../contract/transfer.ts'
import type { Policy } from '../../policy.ts'
import { Dropped } from './dropped.ts'
import { Moving } from './moving.ts'
import { receive, targetFor } from './receive.ts'
import { send, sourceFor } from './send.ts'
import { sentenceFor } from './sentences.ts'

interface Options {
  kind: string
  question: RemoteQuestion
  readPolicy: () => Promise<Policy>
  /** The agent's own. */
  folder: string
  say: (words: UserSays) => void
  /** Answers when there is room for more. Its first frame leaves at once, right behind what was said. */
  send: (bytes: Buffer) => Promise<void>
  /** Tells the person here. */
  tell: (line: string) => void
}

const allowances = { file: 'files', clipboard: 'clipboard' } as const

/** Files and clipboards between this machine and who helps, one at a time, each as the policy says at that moment. */
export class Transfers {
  private readonly options: Options
  private current: Moving | undefined
  /** Whose the next binary frame is. */
  private announced: string | undefined

  constructor(options: Options) {
    this.options = options
  }

  /** Tells whoever helps what they may try. */
  async greet(): Promise<void> {
    const [file, clipboard] = [await this.policyFor('file'), await this.policyFor('clipboard')]
    this.options.say({ type: 'able', file: file !== undefined, clipboard: clipboard !== undefined })
  }

  hear(words: RelaySays): void {
    switch (words.type) {
      case 'offer':
        this.start(words, (moving, policy) => this.receive(moving, policy, words))
        break
      case 'fetch':
        this.start(words, (moving, policy) => this.send(moving, policy, words))
        break
      case 'chunk':
        this.announced = words.transfer
        return
      case 'took':
        this.movingOf(words.transfer)?.took(words.bytes)
        break
      case 'done':
        this.movingOf(words.transfer)?.done()
        break
      case 'drop':
        this.movingOf(words.transfer)?.drop(words.reason)
        break
      default:
        return
    }
  }

  /** Whether the bytes are a piece of a file or a clipboard, and not for the machine's screen. */
  takes(bytes: Buffer): boolean {
    if (this.announced === undefined) return false
    this.movingOf(this.announced)?.push(bytes)
    this.announced = undefined
    return true
  }

  /** Nobody is there any more. */
  stop(): void {
    this.announced = undefined
    this.current?.drop('lost')
  }

  private start({ transfer, kind }: Offer | Fetch, run: (moving: Moving, policy: Policy) => Promise<void>): void {
    if (this.current !== undefined) {
      this.options.say({ type: 'drop', transfer, reason: 'busy' })
      return
    }
    const moving = new Moving(transfer)
    this.current = moving
    void this.permit(kind)
      .then((policy) => run(moving, policy))
      .catch((error: unknown) => this.options.say({ type: 'drop', transfer, reason: reasonOf(error) }))
      .finally(() => {
        this.current = undefined
      })
  }

  private async receive(moving: Moving, policy: Policy, offer: Offer): Promise<void> {
    const target = await targetFor(offer, policy, this.options.folder)
    this.tell({ kind: offer.kind, isToMachine: true, name: target.name, folder: target.folder })
    const { transfer } = moving
    await receive(moving, offer, target, (bytes) => this.options.say({ type: 'took', transfer, bytes }))
    this.options.say({ type: 'done', transfer, name: target.name })
  }

  private async send(moving: Moving, policy: Policy, asked: Fetch): Promise<void> {
    const source = await sourceFor(asked, { moving, policy, question: this.options.question })
    const { transfer } = moving
    this.tell({ kind: asked.kind, isToMachine: false, name: source.name, folder: '' })
    this.options.say({ type: 'offer', transfer, kind: asked.kind, name: source.name, size: source.size })
    await send(moving, source, (bytes) => {
      this.options.say({ type: 'chunk', transfer })
      return this.options.send(bytes)
    })
  }

  private async permit(kind: TransferKind): Promise<Policy> {
    const policy = await this.policyFor(kind)
    if (policy === undefined) throw new Dropped('refused')
    return policy
  }

  /** The policy as it is now, where it allows this. One that cannot be read allows nothing. */
  private async policyFor(kind: TransferKind): Promise<Policy | undefined> {
    if (!carries(this.options.kind, kind)) return undefined
    const policy = await this.options.readPolicy().catch(() => undefined)
    return policy?.allow.includes(allowances[kind]) ? policy : undefined
  }

  private tell(told: Parameters<typeof sentenceFor>[1]): void {
    this.options.tell(sentenceFor(this.options.question, told))
  }

  private movingOf(transfer: string): Moving | undefined {
    return this.current?.transfer === transfer ? this.current : undefined
  }
}

function reasonOf(error: unknown): DropReason {
  return error instanceof Dropped ? error.reason : 'failed'
}
