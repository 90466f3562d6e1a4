import { cleanLine, safeFilename } from '../../texts/index.ts'
import { decodeHeader, decodeRawBytes } from './decode-header.ts'
import { firstValue, readHeaderFields, splitHeaderBlock } from './header-fields.ts'
import type { RawPart } from './mime-parts.ts'
import type { ParsedAttachment } from './parsed-mail.ts'

const extensions: Record<string, string> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'text/vcard': '.vcf',
  'text/csv': '.csv',
  'text/rfc822-headers': '.txt',
  'message/delivery-status': '.txt',
  'message/disposition-notification': '.txt',
  'message/rfc822': '.eml',
  'message/global': '.eml',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/ms-tnef': '.dat',
  'application/pkcs7-signature': '.p7s',
  'application/pgp-signature': '.asc',
}

const stems: Record<string, string> = {
  'text/calendar': 'invitation',
  'text/rfc822-headers': 'headers',
  'message/delivery-status': 'delivery-status',
  'message/disposition-notification': 'receipt',
}

/** Parts of a mail as files: safe names, clean types, and whether the HTML shows them in place. */
export function toAttachments(parts: RawPart[], html: string | undefined): ParsedAttachment[] {
  return parts.filter(isFile).map((part, index) => {
    const contentType = plainType(part.contentType)
    const contentId = part.contentId === undefined ? undefined : plainContentId(part.contentId)
    return {
      filename: safeFilename(
        nameOf(part, contentType),
        `${fallbackStem(contentType)}-${index + 1}${extensionOf(contentType)}`,
      ),
      contentType,
      size: part.content.length,
      contentId,
      isInline: contentId !== undefined && isShown(contentId, html),
      content: part.content,
    }
  })
}

/** The AMP twin of a newsletter is neither body nor file. */
function isFile({ contentType, filename }: RawPart): boolean {
  return filename !== undefined || !/^text\/(?:x-amp-html|watch-html)$/.test(contentType)
}

function nameOf({ filename, content }: RawPart, contentType: string): string | undefined {
  if (contentType === 'message/rfc822' || contentType === 'message/global') {
    const given = filename && decodeName(filename)
    return ensureEnding(given || subjectOf(content) || 'message', '.eml')
  }
  return filename && decodeName(filename)
}

/** The parser hands raw 8-bit names on as one character per byte, and some mailers encode a name twice. */
function decodeName(name: string): string {
  const bytes = /[\u0080-\u00ff]/.test(name) && /^[\p{ASCII}\u0080-\u00ff]*$/u.test(name)
  const text = bytes ? decodeRawBytes(name) : name
  return text.includes('=?') ? decodeHeader(text) : text
}

function subjectOf(content: Buffer): string | undefined {
  const block = content.subarray(0, 20_000).toString('latin1').trimStart()
  return firstValue(readHeaderFields(splitHeaderBlock(block)).decoded, 'subject')?.slice(0, 100)
}

function ensureEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`
}

function plainType(contentType: string): string {
  const plain = contentType.toLowerCase().trim()
  return /^[a-z0-9][\w.+-]{0,80}\/[a-z0-9][\w.+-]{0,100}$/.test(plain) ? plain : 'application/octet-stream'
}

function plainContentId(contentId: string): string | undefined {
  return (
    cleanLine(contentId)
      .replace(/[<>\s"']/g, '')
      .slice(0, 300) || undefined
  )
}

/** Links may write the identifier percent-encoded (RFC 2392). */
function isShown(contentId: string, html: string | undefined): boolean {
  return (
    html !== undefined && (html.includes(`cid:${contentId}`) || html.includes(`cid:${encodeURIComponent(contentId)}`))
  )
}

function fallbackStem(contentType: string): string {
  return stems[contentType] ?? (contentType.startsWith('image/') ? 'image' : 'attachment')
}

function extensionOf(contentType: string): string {
  return extensions[contentType] ?? ''
}
