import { access } from 'node:fs/promises'
import type { Ctx } from '../../kernel/context.ts'
import { readWaiting, type StoredMail, storeMail } from '../../mail/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { findMails } from './mail-sources.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

interface Tally {
  found: number
  stored: number
  known: number
  refused: number
  /** Files beside the mails that are none. */
  aside: number
}

/** The past of an old mailbox. Broken off and begun again, it takes only what it has not got yet. */
export const importMail: Command = {
  name: 'mail import',
  usage: 'mail import PATH… [--inbox ADDRESS] [--loud]',
  summary: 'Imports .eml files, folders, mbox files and Maildirs. Nobody is mailed, unless --loud. May be repeated.',
  run: async (args) => {
    const { values, positionals } = readArguments(args, {
      inbox: { type: 'string' },
      loud: { type: 'boolean', default: false },
      // What is the rule anyway; kept because scripts say it.
      mute: { type: 'boolean', default: true },
    })
    if (positionals.length === 0) throw new UsageError('Say what to import: files or folders; see --help')
    for (const path of positionals) await refuseMissing(path)
    const tally = await withDesk((desk) =>
      importAll(desk.contextOf({ kind: 'system', job: 'import' }), positionals, {
        inbox: values.inbox?.toLowerCase(),
        isMuted: !values.loud,
      }),
    )
    report(tally)
    return tally.refused === 0 ? 0 : 1
  },
}

/** Before anything is taken, so that a slip of the pen does not end an import half-way. */
async function refuseMissing(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new UsageError(`There is nothing at ${path} that can be read; say a file or folder that is there`)
  })
}

async function importAll(
  ctx: Ctx,
  paths: string[],
  options: { inbox: string | undefined; isMuted: boolean },
): Promise<Tally> {
  const tally = { found: 0, stored: 0, known: 0, refused: 0, aside: 0 }
  for (const path of paths) {
    for await (const mail of findMails(path)) {
      if (mail.read === undefined) {
        tally.aside += 1
        continue
      }
      tally.found += 1
      const stored = await storeOne(ctx, mail.place, mail.read, options)
      if (stored === undefined) tally.refused += 1
      else if (stored.isNew) tally.stored += 1
      else tally.known += 1
      // Read as it goes, so that answers find what they answer.
      if (stored !== undefined) await readWaiting(ctx, stored.inboxId, { upTo: stored.id })
      if (tally.found % 100 === 0) process.stderr.write(`${tally.found} mails…\n`)
    }
  }
  return tally
}

async function storeOne(
  ctx: Ctx,
  place: string,
  read: () => Promise<Buffer>,
  { inbox, isMuted }: { inbox: string | undefined; isMuted: boolean },
): Promise<StoredMail | undefined> {
  try {
    const [stored] = await storeMail(ctx, {
      content: await read(),
      source: 'import',
      envelopeFrom: undefined,
      envelopeTo: [],
      inbox,
      isMuted,
    })
    return stored
  } catch (error) {
    process.stderr.write(`mesa: ${place}: ${error instanceof Error ? error.message : String(error)}\n`)
    return undefined
  }
}

function report({ found, stored, known, refused, aside }: Tally): void {
  if (aside > 0) process.stdout.write(`${aside} other files, which are no mails, were left\n`)
  process.stdout.write(`${found} found = ${stored} imported + ${known} known already + ${refused} refused\n`)
}
