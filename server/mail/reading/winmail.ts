import type { MimeMessage, RawPart } from './mime-parts.ts'
import { readTnef } from './tnef.ts'

/**
 * Opens winmail.dat: its files take the place of the container, and its text fills in when the mail has none. A
 * container that cannot be read, or that holds nothing, stays an attachment.
 */
export function unpackWinmail(message: MimeMessage): MimeMessage {
  let { text, html } = message
  const parts = message.parts.flatMap((part) => {
    const content = isWinmail(part) ? readTnef(part.content) : undefined
    if (!content) return [part]
    if (text.trim() === '' && !html) {
      html = content.html
      text = content.text ?? ''
    }
    const isEmpty = content.attachments.length === 0 && !content.text && !content.html
    return isEmpty ? [part] : content.attachments.map(toPart)
  })
  return { ...message, text, html, parts }
}

function isWinmail({ contentType, filename }: RawPart): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || filename?.toLowerCase() === 'winmail.dat'
}

function toPart(file: {
  filename: string | undefined
  contentType: string | undefined
  contentId: string | undefined
  content: Buffer
}): RawPart {
  return { ...file, contentType: file.contentType ?? 'application/octet-stream' }
}
