import { inflateRawSync } from 'node:zlib'
import { AppError } from '../../kernel/errors.ts'

const mostFiles = 5000
const largestFile = 20 * 1024 * 1024
const largestWhole = 200 * 1024 * 1024

export interface ZippedFile {
  /** With forward slashes. */
  path: string
  content: Buffer
}

/**
 * The files of a ZIP archive (APPNOTE 6.3.10), stored or deflated. What claims to be larger than it may be, or turns out
 * so, is refused before it fills the memory.
 */
export function unzip(archive: Buffer): ZippedFile[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1 || end + 22 > archive.length) throw unreadable()
  const count = archive.readUInt16LE(end + 10)
  if (count > mostFiles) throw new AppError('too_large', `An archive has at most ${mostFiles} files`)
  const files: ZippedFile[] = []
  let place = archive.readUInt32LE(end + 16)
  let whole = 0
  for (let index = 0; index < count; index += 1) {
    if (place + 46 > archive.length || archive.readUInt32LE(place) !== 0x02014b50) throw unreadable()
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => archive.readUInt16LE(place + at))
    const path = archive.toString('utf8', place + 46, place + 46 + (nameLength ?? 0)).replaceAll('\\', '/')
    if (!path.endsWith('/')) {
      const content = contentOf(archive, place)
      whole += content.length
      if (whole > largestWhole) throw new AppError('too_large', 'The archive holds too much')
      files.push({ path, content })
    }
    place += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return files
}

function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const [packed, size] = [archive.readUInt32LE(entry + 20), archive.readUInt32LE(entry + 24)]
  const header = archive.readUInt32LE(entry + 42)
  if (size > largestFile) throw new AppError('too_large', 'A file of the archive is too large')
  if (header + 30 > archive.length || archive.readUInt32LE(header) !== 0x04034b50) throw unreadable()
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const content = archive.subarray(start, start + packed)
  if (content.length < packed) throw unreadable()
  if (method === 0) return content
  if (method !== 8) throw unreadable()
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw unreadable()
  }
}

function unreadable(): AppError {
  return new AppError('unsupported_media_type', 'This is no ZIP archive that can be read')
}
