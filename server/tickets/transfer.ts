import type { Readable } from 'node:stream'
import type { Attachment } from '#contract/attachments.ts'
import { isAgent } from '../kernel/actor.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { filenameParameter } from '../platform/filename.ts'
import type { HttpCtx } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { safeFilename } from '../texts/index.ts'
import { getAttachment, presentAttachment, recordUpload } from './attachments.ts'

const maxFileBytes = 50 * 1024 * 1024
const maxFiles = 20

/** Only what a browser shows without running anything may be shown in place. */
const shownInPlace = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/** Streams the files of a multipart body to storage. */
export async function uploadAttachments(ctx: HttpCtx): Promise<Attachment[]> {
  if (!ctx.request.isMultipart()) {
    throw new AppError('unsupported_media_type', 'Send the files as multipart/form-data')
  }
  const items: Attachment[] = []
  for await (const part of ctx.request.files({ limits: { files: maxFiles, fileSize: maxFileBytes } })) {
    await limitFiles(ctx)
    const stored = await ctx.services.files.put(part.file, { maxBytes: maxFileBytes })
    if (part.file.truncated) throw new AppError('too_large', `A file has at most ${maxFileBytes / 1024 / 1024} MB`)
    const about = { filename: safeFilename(part.filename, 'file'), contentType: safeType(part.mimetype) }
    items.push(presentAttachment(await recordUpload(ctx, stored, about)))
  }
  if (items.length === 0) throw invalidField('file', 'required', 'Send at least one file, in the field `file`')
  return items
}

/** Whoever does not work here fills no disk; counted by file, as each may be large. */
async function limitFiles({ actor, ip, ...ctx }: HttpCtx): Promise<void> {
  if (isAgent(actor)) return
  const who = actor.kind === 'person' ? actor.id : (ip ?? '')
  await limitRate({ ...ctx, actor, ip }, { key: `upload:${who}`, max: 60, seconds: 3600 })
}

export async function sendAttachment(ctx: HttpCtx, id: string, inline: boolean): Promise<undefined> {
  const row = await getAttachment(ctx, id)
  return sendFile(ctx, { ...row, content: await ctx.services.files.open(row.sha256), inline })
}

interface SentFile {
  filename: string
  contentType: string
  size: number
  content: Readable | Buffer
  /** Show it in place, where that is safe. */
  inline: boolean
}

/** Hands out a file so that no browser runs it, whatever it claims to be. */
export async function sendFile(ctx: HttpCtx, file: SentFile): Promise<undefined> {
  const inPlace = file.inline && shownInPlace.has(file.contentType)
  ctx.reply
    .header('content-type', inPlace ? file.contentType : downloadType(file.contentType))
    .header('content-length', file.size)
    .header('content-disposition', `${inPlace ? 'inline' : 'attachment'}; ${filenameParameter(file.filename)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=31536000, immutable')
  await ctx.reply.send(file.content)
  return undefined
}

/** Types that browsers run or render as pages are not told. */
function downloadType(contentType: string): string {
  return /html|xml|script|svg|pdf|flash/i.test(contentType) ? 'application/octet-stream' : safeType(contentType)
}

function safeType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType.toLowerCase() : 'application/octet-stream'
}
