import { Readable } from 'node:stream'
import type { Ctx } from '../kernel/context.ts'
import type { MailToSend } from '../sending/index.ts'
import type { OutgoingContent } from './outbox.ts'
import type { OutgoingMailRow } from './schema.ts'

const attachmentPath = /\/api\/v1\/attachments\/([0-9a-f-]{36})(?:\?[^"'\s>]*)?/g

/** The mail as the mail library wants it; pictures in the text travel along as parts of their own (RFC 2392). */
export async function buildMail(ctx: Ctx, mail: OutgoingMailRow, content: OutgoingContent): Promise<MailToSend> {
  const files = await readFiles(ctx, content.attachmentIds)
  const known = new Set(files.map(({ id }) => id))
  const inline = new Set<string>()
  const html = content.html.replace(attachmentPath, (path, id: string) => {
    if (!known.has(id)) return path
    inline.add(id)
    return `cid:${id}@mesa`
  })
  return {
    messageId: `<${mail.headerMessageId}>`,
    from: content.from,
    ...(content.replyTo !== null && { replyTo: { name: content.from.name, address: content.replyTo } }),
    to: content.to,
    cc: content.cc,
    subject: mail.subject,
    html,
    text: content.text,
    ...(content.inReplyTo !== null && { inReplyTo: `<${content.inReplyTo}>` }),
    references: content.references.map((id) => `<${id}>`),
    date: mail.createdAt,
    headers: content.headers,
    envelope: { from: content.envelopeFrom, to: mail.recipients },
    attachments: files.map(({ id, filename, contentType, sha256 }) => ({
      filename,
      contentType,
      content: Readable.from(bytesOf(ctx, sha256), { objectMode: false }),
      ...(inline.has(id) && { cid: `${id}@mesa`, contentDisposition: 'inline' as const }),
    })),
  }
}

/** Opened when it is read: a mail that cannot be handed over leaves no open file behind. */
async function* bytesOf(ctx: Ctx, sha256: string): AsyncGenerator<Buffer> {
  yield* await ctx.services.files.open(sha256)
}

async function readFiles(ctx: Ctx, ids: string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('attachments')
    .select(['id', 'filename', 'contentType', 'sha256'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}
