import type { RelayConnection } from '#web/lib/relay.ts'

const forms = ['video/webm;codecs=vp8', 'video/webm;codecs=vp9', 'video/webm']
const pieceMs = 250
const mostBytes = 512 * 1024
/** With so much not yet sent, the film waits. */
const mostWaitingBytes = 2 * 1024 * 1024

/** Films a stream and sends the pieces as they come. */
export class Filming {
  private readonly stream: MediaStream
  private readonly relay: RelayConnection
  private recorder: MediaRecorder | undefined

  constructor(stream: MediaStream, relay: RelayConnection) {
    this.stream = stream
    this.relay = relay
  }

  /** Begins a film of its own: only with its beginning can the rest be understood. */
  begin(): void {
    this.end()
    const mimeType = forms.find((form) => MediaRecorder.isTypeSupported(form)) ?? 'video/webm'
    const recorder = new MediaRecorder(this.stream, { mimeType, videoBitsPerSecond: 1_500_000 })
    this.recorder = recorder
    this.relay.say({ type: 'film', mimeType })
    recorder.ondataavailable = ({ data }) => {
      if (recorder === this.recorder) void this.send(data)
    }
    recorder.start(pieceMs)
  }

  end(): void {
    const { recorder } = this
    this.recorder = undefined
    if (recorder !== undefined && recorder.state !== 'inactive') recorder.stop()
  }

  private readonly sending: Promise<void>[] = []

  /** In their order: a blob is read at its own pace. */
  private async send(piece: Blob): Promise<void> {
    const before = this.sending.at(-1)
    const done = (async () => {
      await before
      const bytes = new Uint8Array(await piece.arrayBuffer())
      for (let from = 0; from < bytes.length; from += mostBytes) this.relay.send(bytes.slice(from, from + mostBytes))
    })()
    this.sending.splice(0, this.sending.length, done)
    await done
    this.pace()
  }

  private pace(): void {
    const { recorder, relay } = this
    if (recorder === undefined) return
    if (recorder.state === 'recording' && relay.waitingBytes > mostWaitingBytes) recorder.pause()
    else if (recorder.state === 'paused' && relay.waitingBytes <= mostWaitingBytes) recorder.resume()
    if (recorder.state === 'paused') window.setTimeout(() => this.pace(), pieceMs)
  }
}
