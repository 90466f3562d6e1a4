import type { ImapFlow } from 'imapflow'
import { z } from 'zod'
import { type Ctx, transact } from '../../kernel/context.ts'
import { readWaiting } from '../../mail/index.ts'
import { faultOf, imapClient, signInOf } from '../../mail-accounts/index.ts'
import type { Alongside } from '../keep-mail.ts'
import { keepMails } from '../keep-mails.ts'
import { arrivalsOf, findUids, glimpseMails, inFolder, type MailboxMail } from '../mailbox.ts'
import type { MailImportRow } from '../schema.ts'
import { findSource } from '../settings.ts'
import { Troubles } from '../troubles.ts'
import { endImport, wakeImport } from './commands.ts'
import { beyond, type ImportCursor, inOrder, type PlannedMail, placeOf, runsOf } from './plan.ts'
import { cursorOf, ImportEndedError, moveOn, tellInterruption, tellTotal } from './progress.ts'
import { findImport } from './queries.ts'

const payloadSchema = z.object({ importId: z.uuid() })
const mailsAtOnce = 25
const dayMs = 86_400_000

interface Attempt {
  isLast: boolean
  signal: AbortSignal | undefined
}

/** Does an import, or what is left of it. What it stores is read at once, so that new mail need not wait for it. */
export async function runImport(ctx: Ctx, payload: unknown, { isLast, signal }: Attempt): Promise<void> {
  const { importId } = payloadSchema.parse(payload)
  const row = await findImport(ctx.db, importId)
  if (row?.state !== 'running') return
  try {
    await importAll(ctx, row, signal ?? new AbortController().signal)
  } catch (error) {
    if (error instanceof ImportEndedError) return
    await tellInterruption(ctx, row.id, faultOf(error, 'server'))
    if (!isLast) throw error
    await transact(ctx, (work) => endImport(work, row, 'failed'))
  }
}

async function importAll(ctx: Ctx, row: MailImportRow, signal: AbortSignal): Promise<void> {
  const source = await findSource(ctx.db, row.inboxId)
  if (source === undefined) throw new ImportEndedError('The mailbox is not there any more')
  const client = imapClient(source.account, await signInOf(ctx, source.account))
  // The failure is heard from the call that it breaks.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const left = beyond(inOrder(await planImport(client, row)), cursorOf(row))
    await tellTotal(ctx, row, left.length)
    const troubles = new Troubles()
    let cursor = cursorOf(row)
    for (const run of runsOf(left, mailsAtOnce)) {
      if (signal.aborted) return transact(ctx, (work) => wakeImport(work, row.id))
      cursor = await importRun(ctx, { row, client, troubles, signal, cursor }, run)
      // Beside the job that reads, and like all who only help without counting attempts: new mail must not wait behind
      // everything that lies in a mailbox.
      await readWaiting(ctx, row.inboxId, { upTo: ctx.newId(), signal })
    }
    if (signal.aborted) return transact(ctx, (work) => wakeImport(work, row.id))
    await transact(ctx, (work) => endImport(work, row, 'done'))
  } finally {
    client.close()
  }
}

/** All mails of the chosen folders that lay there before the import was asked for: newer ones are not muted. */
async function planImport(client: ImapFlow, row: MailImportRow): Promise<PlannedMail[]> {
  const planned: PlannedMail[] = []
  const since = row.since === null ? {} : { since: new Date(row.since.getTime() - 2 * dayMs) }
  for (const folder of row.folders) {
    const mails = await inFolder(client, folder, { readOnly: true }, async () =>
      arrivalsOf(client, await findUids(client, { all: true, ...since })),
    )
    planned.push(...mails.filter(({ arrivedAt }) => isAskedFor(row, arrivedAt)).map((mail) => ({ folder, mail })))
  }
  return planned
}

function isAskedFor({ since, createdAt }: MailImportRow, arrivedAt: Date): boolean {
  return arrivedAt < createdAt && (since === null || arrivedAt >= since)
}

interface Run {
  row: MailImportRow
  client: ImapFlow
  troubles: Troubles
  signal: AbortSignal
  cursor: ImportCursor | undefined
}

/** Stores neighbours of one folder; answers where the import then stands. */
async function importRun(ctx: Ctx, run: Run, mails: PlannedMail[]): Promise<ImportCursor | undefined> {
  const { row, client, troubles, signal } = run
  const folder = mails[0]?.folder ?? ''
  const places = new Map(mails.map((planned) => [planned.mail.uid, placeOf(planned)]))
  let cursor = run.cursor
  const to = { source: 'import', inboxId: row.inboxId, folder, isMuted: true, importId: row.id } as const
  const alongside = ({ uid }: MailboxMail): Alongside => {
    const next = places.get(uid) ?? cursor
    return async (work) => {
      if (next !== undefined) await moveOn(work.tx, row.id, cursor, next)
      cursor = next
    }
  }
  const keeping = { client, to, troubles, signal, alongside, onGone: async () => undefined }
  await inFolder(client, folder, { readOnly: true }, async () => {
    const glimpses = await glimpseMails(client, [...places.keys()])
    const ofUid = new Map(glimpses.map((mail) => [mail.uid, mail]))
    // In the order of the import, which is not always that of the UIDs.
    await keepMails(
      ctx,
      keeping,
      [...places.keys()].flatMap((uid) => ofUid.get(uid) ?? []),
    )
  })
  return cursor
}
