import { constants, createDeflate } from 'node:zlib'

/** Zlib rectangles (RFB encoding 6): one stream for the whole connection, each piece with its length before it. */
export class Packer {
  private readonly stream = createDeflate({ level: 3 })
  private parts: Buffer[] = []

  constructor() {
    this.stream.on('data', (part: Buffer) => this.parts.push(part))
  }

  pack(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.stream.once('error', reject)
      this.stream.write(bytes, () =>
        this.stream.flush(constants.Z_SYNC_FLUSH, () => {
          this.stream.off('error', reject)
          const packed = Buffer.concat(this.parts)
          this.parts = []
          const length = Buffer.alloc(4)
          length.writeUInt32BE(packed.length)
          resolve(Buffer.concat([length, packed]))
        }),
      )
    })
  }
}
