import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { MailImport, receiving } from '#contract/receiving.ts'
import { findInbox } from '../../inboxes/index.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import { liveChannel } from '../../tickets/index.ts'
import type { MailImportRow } from '../schema.ts'
import { findSource } from '../settings.ts'
import { findImport, getImport } from './queries.ts'

type ImportDraft = Input<typeof receiving.beginImport>['body']

export async function beginImport(work: Work, inboxId: string, draft: ImportDraft): Promise<MailImport> {
  const inbox = found(await findInbox(work.tx, inboxId), 'Inbox')
  found(await findSource(work.tx, inboxId), 'Mailbox')
  await refuseSecond(work, inboxId)
  const id = work.newId()
  await work.tx
    .insertInto('mailImports')
    .values({
      id,
      inboxId,
      folders: [...new Set(draft.folders)],
      since: draft.since,
      createdBy: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
    })
    .execute()
  await wakeImport(work, id)
  await work.record({ action: 'inbox.import_begun', subject: `${inbox.name} <${inbox.address}>` })
  return getImport(work.tx, id)
}

export async function cancelImport(work: Work, id: string): Promise<MailImport> {
  const row = found(await findImport(work.tx, id), 'Import')
  const ended = await endImport(work, row, 'cancelled')
  if (!ended) throw new AppError('already_done', 'The import has ended already')
  const inbox = found(await findInbox(work.tx, row.inboxId), 'Inbox')
  await work.record({ action: 'inbox.import_cancelled', subject: `${inbox.name} <${inbox.address}>` })
  return getImport(work.tx, id)
}

/** False when it had ended before. */
export async function endImport(
  work: Work,
  { id }: Pick<MailImportRow, 'id'>,
  state: 'done' | 'cancelled' | 'failed',
): Promise<boolean> {
  const { numUpdatedRows } = await work.tx
    .updateTable('mailImports')
    .set((eb) => ({
      state,
      endedAt: work.now(),
      // What was deleted from the mailbox meanwhile is no part of it.
      ...(state === 'done' && { total: eb.ref('done') }),
    }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  await sql`select pg_notify(${liveChannel}, 'mail')`.execute(work.tx)
  return numUpdatedRows > 0n
}

/** Imports run one after the other: each keeps a worker busy for long. */
export async function wakeImport(work: Pick<Work, 'tx'>, id: string): Promise<void> {
  await addJob(work, 'mail:import', { importId: id }, { key: `mail:import:${id}`, queue: 'mail:import' })
}

async function refuseSecond(work: Work, inboxId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:import:${inboxId}`}, 0))`.execute(work.tx)
  const running = await work.tx
    .selectFrom('mailImports')
    .select('id')
    .where('inboxId', '=', inboxId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (running !== undefined) throw new AppError('already_done', 'An import into this inbox is running already')
}
