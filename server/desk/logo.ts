import { createHash } from 'node:crypto'
import type { Logo } from '#contract/branding.ts'
import { type Ctx, type Db, type Tx, transact, type Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { imageFactsOf } from './image-facts.ts'

const mostBytes = 512 * 1024
const mostPixels = 4096

export async function readLogo(db: Db | Tx): Promise<Logo | null> {
  const row = await db.selectFrom('portalLogos').select(['version', 'width', 'height']).executeTakeFirst()
  return row === undefined ? null : { path: `/api/v1/desk/logo/${row.version}`, width: row.width, height: row.height }
}

/** Takes a picture as the logo, in place of the one before. */
export async function placeLogo(ctx: HttpCtx): Promise<Logo> {
  const content = await readUpload(ctx)
  const facts = imageFactsOf(content)
  if (facts === undefined)
    throw invalidField('file', 'not_an_image', 'Choose a whole PNG, JPEG or WebP picture; SVG is not taken')
  if (facts.width > mostPixels || facts.height > mostPixels)
    throw invalidField('file', 'too_large', `A logo has at most ${mostPixels} pixels each way`)
  const version = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return transact(ctx, async (work) => {
    await work.tx.deleteFrom('portalLogos').execute()
    await work.tx
      .insertInto('portalLogos')
      .values({ version, content, ...facts, createdAt: work.now() })
      .execute()
    await work.record({ action: 'desk.logo_changed', subject: 'logo' })
    return found((await readLogo(work.tx)) ?? undefined, 'Logo')
  })
}

export async function removeLogo(work: Work): Promise<void> {
  const { numDeletedRows } = await work.tx.deleteFrom('portalLogos').executeTakeFirst()
  if (numDeletedRows > 0n) await work.record({ action: 'desk.logo_removed', subject: 'logo' })
}

/** Its address changes with it. */
export async function sendLogo(ctx: HttpCtx, version: string): Promise<undefined> {
  const row = await findLogo(ctx, version)
  ctx.reply
    .header('content-type', row.contentType)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'public, max-age=31536000, immutable')
  await ctx.reply.send(row.content)
  return undefined
}

async function findLogo(ctx: Ctx, version: string) {
  const row = await ctx.db.selectFrom('portalLogos').selectAll().where('version', '=', version).executeTakeFirst()
  return found(row, 'Logo')
}

async function readUpload(ctx: HttpCtx): Promise<Buffer> {
  if (!ctx.request.isMultipart()) throw new AppError('unsupported_media_type', 'Send the logo as multipart/form-data')
  for await (const part of ctx.request.files({ limits: { files: 1, fileSize: mostBytes } })) {
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    if (part.file.truncated) throw new AppError('too_large', `A logo has at most ${mostBytes / 1024} KB`)
    return Buffer.concat(chunks)
  }
  throw invalidField('file', 'required', 'Send a picture, in the field `file`')
}
