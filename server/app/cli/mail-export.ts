import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeskInstance } from '../desk-instance.ts'
import { readArguments, UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

/** Every received mail as it arrived: whoever leaves takes everything along. */
export const exportMail: Command = {
  name: 'mail export',
  usage: 'mail export FOLDER',
  summary: 'Writes every received mail as an .eml file, byte for byte.',
  run: async (args) => {
    const { positionals } = readArguments(args, {})
    const [folder] = positionals
    if (folder === undefined) throw new UsageError('Say where to: a folder; see --help')
    await mkdir(folder, { recursive: true })
    const count = await withDesk((desk) => exportAll(desk, folder))
    process.stdout.write(`${count} mails written to ${folder}\n`)
    return 0
  },
}

async function exportAll(desk: DeskInstance, folder: string): Promise<number> {
  let written = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const mails = await nextMails(desk, last)
    if (mails.length === 0) return written
    for (const { id, rawSha256 } of mails) {
      await writeFile(join(folder, `${id}.eml`), await desk.services.files.read(rawSha256))
      last = id
    }
    written += mails.length
  }
}

function nextMails(desk: DeskInstance, after: string) {
  return desk.database.db
    .selectFrom('receivedMails')
    .select(['id', 'rawSha256'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(200)
    .execute()
}
