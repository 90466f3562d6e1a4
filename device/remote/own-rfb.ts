import { captureScreen } from './capture.ts'
import { inputTo } from './input.ts'
import { changedTiles, type Picture, tileBytes } from './picture.ts'
import type { Machine } from './relay.ts'
import { pixelFormat, RfbReader, type ViewerSays } from './rfb-reader.ts'
import { Packer } from './zlib-packer.ts'

const zlibEncoding = 6
/** No system tells when its screen has changed: while the viewer waits it is looked at so often. */
const lookEveryMs = 200

/** A VNC server (RFC 6143) of the agent's own, for machines without one. It listens at no port. */
export async function openOwnRfb(kind: 'view' | 'control'): Promise<Machine> {
  const capture = await captureScreen()
  const input = kind === 'control' ? await inputTo() : undefined
  const first = await capture()
  const reader = new RfbReader()
  const packer = new Packer()
  let show: (bytes: Buffer) => Promise<void> = () => Promise.resolve()
  let end: () => void = () => undefined
  let isPacked = false
  let seen: Picture | undefined
  let isDrawing = false
  let isClosed = false

  async function hear(said: ViewerSays): Promise<void> {
    switch (said.type) {
      case 'version':
        return show(Buffer.from([1, 1]))
      case 'security':
        return show(Buffer.alloc(4))
      case 'init':
        return show(serverInit(first))
      case 'format':
        if (!said.isOurs) throw new Error('Another form of pixels')
        return
      case 'encodings':
        isPacked = said.encodings.includes(zlibEncoding)
        return
      case 'request':
        if (!said.isIncremental) seen = undefined
        if (!isDrawing) void draw()
        return
      case 'key':
        return input?.key(said.keysym, said.isDown)
      case 'pointer':
        return input?.pointer(said.x, said.y, said.buttons)
      case 'nothing':
        return
    }
  }

  /** Waits until there is something new, and shows that. */
  async function draw(): Promise<void> {
    isDrawing = true
    try {
      while (!isClosed) {
        const picture = await capture()
        const tiles = changedTiles(seen, picture)
        if (tiles.length > 0) {
          seen = picture
          const parts: Buffer[] = [Buffer.from([0, 0, tiles.length >> 8, tiles.length & 255])]
          for (const tile of tiles) {
            const bytes = tileBytes(picture, tile)
            const head = Buffer.alloc(12)
            for (const [at, value] of [tile.x, tile.y, tile.width, tile.height].entries())
              head.writeUInt16BE(value, at * 2)
            head.writeInt32BE(isPacked ? zlibEncoding : 0, 8)
            parts.push(head, isPacked ? await packer.pack(bytes) : bytes)
          }
          isDrawing = false
          return await show(Buffer.concat(parts))
        }
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      }
    } catch {
      end()
    } finally {
      isDrawing = false
    }
  }

  let hearing: Promise<void> = Promise.resolve()
  return {
    start: (given, stop) => {
      show = given
      end = stop
      void show(Buffer.from('RFB 003.008\n'))
    },
    take: (bytes) => {
      hearing = hearing
        .then(async () => {
          for (const said of reader.read(bytes)) await hear(said)
        })
        .catch(() => end())
    },
    resize: () => undefined,
    close: () => {
      isClosed = true
      void input?.release()
    },
  }
}

function serverInit({ width, height }: Picture): Buffer {
  const name = Buffer.from('Mesa')
  const head = Buffer.alloc(24)
  head.writeUInt16BE(width, 0)
  head.writeUInt16BE(height, 2)
  pixelFormat.copy(head, 4)
  head.writeUInt32BE(name.length, 20)
  return Buffer.concat([head, name])
}
