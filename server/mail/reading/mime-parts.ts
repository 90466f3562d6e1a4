import { isUtf8 } from 'node:buffer'
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser'
import type { RawHeaderLine } from './header-fields.ts'
import { type MimeNode, readBodies } from './mime-bodies.ts'
import { type MailLimits, UnreadableMailError } from './parsed-mail.ts'

/** A part of the mail that is no body text. */
export interface RawPart {
  filename: string | undefined
  contentType: string
  contentId: string | undefined
  content: Buffer
}

export interface MimeMessage {
  headerLines: readonly RawHeaderLine[]
  text: string
  html: string | undefined
  parts: RawPart[]
}

/** A part as the splitter announces it, before its body is decoded. */
interface AnnouncedPart {
  contentType: string | false
  charset: string | false
  disposition: string | false
  filename: string | false
  parentNode: AnnouncedPart | false
}

interface ParserInternals {
  hasFailed: boolean
  tree: MimeNode | false
  createNode(part: AnnouncedPart): MimeNode
}

/** Splits and decodes a MIME message (RFC 2045 to 2049) by mailparser, with its text and HTML conversions off. */
export async function readMimeMessage(raw: Buffer, limits: MailLimits): Promise<MimeMessage> {
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    // An attached mail stays one file; its text is not the sender's.
    ignoreEmbedded: true,
    maxHeadSize: limits.headerBytes,
    // Spares a hash of each attachment; the storage makes its own.
    checksumAlgo: false as const,
  }
  const parser = new MailParser(options)
  // The compiler sees only the public half of the parser.
  const internals = parser as unknown as ParserInternals
  const parts = await collectParts(parser, internals, raw, limits)
  const bodies = internals.tree ? readBodies(internals.tree) : { text: '', html: undefined }
  return { headerLines: parser.headerLines || [], ...bodies, parts }
}

/** Corrects each part before it is decoded; answers what is wrong with it, if anything. */
function prepareParts(parser: ParserInternals, raw: Buffer, limits: MailLimits, refuse: (error: Error) => void): void {
  const createNode = parser.createNode.bind(parser)
  const undeclared = isUtf8(raw) ? 'utf-8' : 'windows-1252'
  let hasText = false
  parser.createNode = (part) => {
    if (depthOf(part, limits.nestingLevels) > limits.nestingLevels) {
      refuse(new UnreadableMailError(`The mail has parts nested more than ${limits.nestingLevels} levels deep.`))
    }
    if (!part.charset || /^(?:us-?)?ascii$/i.test(part.charset)) part.charset = undeclared
    const isText = part.contentType === 'text/plain' || part.contentType === 'text/html'
    // Apple Mail declares attached text files inline: with a name and after a text they are files.
    if (isText && hasText && part.filename && part.disposition === 'inline') part.disposition = 'attachment'
    hasText ||= isText
    return createNode(part)
  }
}

function depthOf(part: AnnouncedPart, limit: number): number {
  let depth = 0
  for (let parent = part.parentNode; parent && depth <= limit; parent = parent.parentNode) depth += 1
  return depth
}

function collectParts(
  parser: MailParser,
  internals: ParserInternals,
  raw: Buffer,
  limits: MailLimits,
): Promise<RawPart[]> {
  return new Promise((resolve, reject) => {
    const parts: RawPart[] = []
    const fail = (error: Error) => {
      internals.hasFailed = true
      parser.destroy()
      reject(error)
    }
    prepareParts(internals, raw, limits, fail)
    parser.on('error', fail)
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type !== 'attachment') return
      if (parts.length >= limits.attachmentCount) {
        fail(new UnreadableMailError(`The mail has more than ${limits.attachmentCount} attachments.`))
        return
      }
      const part = rawPart(data)
      parts.push(part)
      const chunks: Buffer[] = []
      data.content.on('error', fail)
      data.content.on('data', (chunk: Buffer) => chunks.push(chunk))
      data.content.on('end', () => {
        part.content = Buffer.concat(chunks)
        data.release?.()
      })
    })
    parser.on('end', () => resolve(parts))
    parser.end(raw)
  })
}

function rawPart(data: AttachmentStream): RawPart {
  return {
    filename: data.filename,
    contentType: (data.contentType || 'application/octet-stream').toLowerCase(),
    contentId: data.cid || undefined,
    content: Buffer.alloc(0),
  }
}
