import { sql } from 'kysely'
import type { Ctx, Tx, Work } from '../../kernel/context.ts'
import { transact } from '../../kernel/context.ts'
import { liveChannel } from '../../tickets/index.ts'
import type { MailImportRow } from '../schema.ts'
import type { ImportCursor } from './plan.ts'

/** It was cancelled, or another process does it: nothing more is stored from here. */
export class ImportEndedError extends Error {
  override name = 'ImportEndedError'
}

export function cursorOf({ lastArrivedAt, lastFolder, lastUid }: MailImportRow): ImportCursor | undefined {
  if (lastArrivedAt === null || lastFolder === null || lastUid === null) return undefined
  return { arrivedAt: lastArrivedAt, folder: lastFolder, uid: lastUid }
}

export async function tellTotal(ctx: Ctx, row: MailImportRow, left: number): Promise<void> {
  await ctx.db
    .updateTable('mailImports')
    .set((eb) => ({ total: eb('done', '+', left), fault: null, faultDetail: null }))
    .where('id', '=', row.id)
    .execute()
  await sql`select pg_notify(${liveChannel}, 'mail')`.execute(ctx.db)
}

/** One mail further, in the transaction that stores it. Of two processes that do one import, the later one stops. */
export async function moveOn(tx: Tx, id: string, from: ImportCursor | undefined, to: ImportCursor): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('mailImports')
    .set((eb) => ({
      done: eb('done', '+', 1),
      lastArrivedAt: to.arrivedAt,
      lastFolder: to.folder,
      lastUid: to.uid,
    }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('lastUid', 'is not distinct from', from?.uid ?? null)
    .where('lastFolder', 'is not distinct from', from?.folder ?? null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ImportEndedError('The import was ended, or is done by another process')
}

export async function tellInterruption(
  ctx: Ctx,
  id: string,
  { fault, detail }: { fault: string; detail: string },
): Promise<void> {
  await transact(ctx, async (work: Work) => {
    await work.tx
      .updateTable('mailImports')
      .set({ fault, faultDetail: detail.replaceAll('\u0000', '').slice(0, 500) })
      .where('id', '=', id)
      .execute()
    await sql`select pg_notify(${liveChannel}, 'mail')`.execute(work.tx)
  })
}
