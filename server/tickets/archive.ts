import { type PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Ctx } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { filenameParameter } from '../platform/filename.ts'
import type { HttpCtx } from '../platform/http.ts'
import { getTicketId } from './select.ts'

interface ArchivedFile {
  filename: string
  sha256: string
  createdAt: Date
}

/** Streams the files of a ticket as a ZIP; what is shown inside texts is left out, as in the lists of files. */
export async function sendArchive(ctx: HttpCtx, number: number, messageId: string | undefined): Promise<undefined> {
  const files = await filesOf(ctx, await getTicketId(ctx, number), messageId)
  if (files.length === 0) throw notFound('File')
  ctx.reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; ${filenameParameter(`ticket-${number}.zip`)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
  await ctx.reply.send(zipOf(ctx, files))
  return undefined
}

async function filesOf(ctx: Ctx, ticketId: string, messageId: string | undefined): Promise<ArchivedFile[]> {
  return ctx.db
    .selectFrom('attachments as a')
    .innerJoin('messages as m', 'm.id', 'a.messageId')
    .select(['a.filename', 'a.sha256', 'm.createdAt'])
    .where('m.ticketId', '=', ticketId)
    .where('a.isInline', '=', false)
    .$if(messageId !== undefined, (query) => query.where('m.id', '=', messageId ?? ''))
    .orderBy('m.createdAt')
    .orderBy('a.id')
    .execute()
}

/** One file after the other is opened, when the one before has left. */
function zipOf(ctx: Ctx, files: ArchivedFile[]): Readable {
  const zip = new ZipFile()
  // The types of yazl say less than what it makes.
  const output = zip.outputStream as PassThrough
  // A file that cannot be read breaks the download off: an archive that looks whole must be whole.
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : undefined))
  for (const { name, file } of named(files)) {
    // Most files are packed already, and those that are not are sent once.
    zip.addReadStreamLazy(name, { mtime: file.createdAt, compress: false }, (done) => {
      ctx.services.files.open(file.sha256).then(
        (stream) => done(null, stream),
        (error: unknown) => done(error, Readable.from([])),
      )
    })
  }
  zip.end()
  return output
}

/** Names that no path hides in and that are there once: `Foto.png`, `Foto (2).png`. */
export function named<File extends { filename: string }>(files: File[]): { name: string; file: File }[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const plain = file.filename.replace(/[/\\:]/g, '_').replace(/^\.+/, '_')
    const dot = plain.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, '']
    let name = plain
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem} (${count})${ending}`
    taken.add(name.toLowerCase())
    return { name, file }
  })
}
