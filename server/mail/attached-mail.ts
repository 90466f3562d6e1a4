import type { attachedMail, MailInside } from '#contract/attached-mail.ts'
import { isAgent, personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { sanitizeMailHtml } from '../texts/index.ts'
import { getAttachment, sendFile } from '../tickets/index.ts'
import { type ParsedAttachment, type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'

const longestMail = 50 * 1024 * 1024

export const attachedMailHandlers: Handlers<typeof attachedMail> = {
  read: async (ctx, { params, query }) => {
    const places = placesOf(query.place)
    return presentInside(await openMail(ctx, params.id, places), places)
  },
  file: async (ctx, { params, query }) => {
    const places = placesOf(query.place)
    const mail = await openMail(ctx, params.id, places.slice(0, -1))
    return sendFile(ctx, { ...fileAt(mail, places.at(-1)), inline: query.inline === true })
  },
}

/** The mail in an attachment the caller may read, or one in it, opened level by level. */
async function openMail(ctx: Ctx, id: string, places: number[]): Promise<ParsedMail> {
  const row = await getAttachment(ctx, id)
  assertMail(row)
  await limitReading(ctx)
  // A large one would be read again and again at every click.
  if (row.size > longestMail) throw new AppError('unreadable_mail', 'The mail is too large to be opened here')
  let mail = await parse(await ctx.services.files.read(row.sha256))
  for (const place of places) {
    const file = fileAt(mail, place)
    assertMail(file)
    mail = await parse(file.content)
  }
  return mail
}

/** Reading costs more than fetching: agents need it, from the portal a person needs little of it. */
async function limitReading(ctx: Ctx): Promise<void> {
  if (isAgent(ctx.actor)) return
  await limitRate(ctx, { key: `mail-inside:${personOf(ctx.actor).id}`, max: 60, seconds: 60 })
}

function placesOf(place: string | undefined): number[] {
  return place === undefined ? [] : place.split('.').map(Number)
}

function fileAt(mail: ParsedMail, place: number | undefined): ParsedAttachment {
  return found(place === undefined ? undefined : mail.attachments[place], 'File')
}

function assertMail(file: { filename: string; contentType: string }): void {
  if (!isMail(file)) throw new AppError('unsupported_media_type', 'This file is not a mail')
}

/** Forwarding programs also attach mails as plain files that only their name tells. */
function isMail({ filename, contentType }: { filename: string; contentType: string }): boolean {
  if (contentType === 'message/rfc822' || contentType === 'message/global') return true
  return contentType === 'application/octet-stream' && filename.toLowerCase().endsWith('.eml')
}

async function parse(raw: Buffer): Promise<ParsedMail> {
  try {
    return await readMail(raw, { from: undefined, to: [] })
  } catch (error) {
    if (error instanceof UnreadableMailError) throw new AppError('unreadable_mail', error.message)
    throw error
  }
}

function presentInside(mail: ParsedMail, places: number[]): MailInside {
  return {
    from: mail.from ?? mail.sender ?? null,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: mail.date?.toISOString() ?? null,
    bodyText: mail.bodyText,
    bodyHtml: mail.bodyHtml === undefined ? null : sanitizeMailHtml(mail.bodyHtml),
    newText: mail.newText || mail.bodyText,
    files: mail.attachments.map((file, index) => presentFile(file, [...places, index])),
    calendar: mail.calendar.map(({ attachmentIndex: _, ...event }) => ({ ...event, attachmentId: null })),
    security: mail.security ?? null,
  }
}

function presentFile(file: ParsedAttachment, places: number[]): MailInside['files'][number] {
  const { filename, contentType, size, isInline, contentId } = file
  const place = places.join('.')
  return { place, filename, contentType, size, isInline, contentId: contentId ?? null, isMail: isMail(file) }
}
