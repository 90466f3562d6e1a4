import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type HookReason, type HookReceipt, hookMapping } from '#contract/hooks.ts'
import { listFields } from '../fields/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import type { HookReceipts } from '../kernel/tables.ts'
import { isPassing } from '../platform/passing.ts'
import { type Placed, placeReading } from './place.ts'
import { finderOf, readBody } from './read-body.ts'
import { ring } from './receive.ts'

const payload = z.object({ id: z.uuid() })

/** Makes a ticket, or a part of one, of what arrived. What breaks is kept, says so, and can be tried again by hand. */
export async function readReceipt(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  try {
    await transact(ctx, async (work) => {
      const receipt = await lockWaiting(work, id)
      if (receipt !== undefined) await settle(work, id, await readOne(work, receipt))
    })
  } catch (error) {
    // What the database could not do just now is tried again by the job.
    if (isPassing(error)) throw error
    ctx.services.log.error({ err: error, receiptId: id }, 'what arrived by a hook could not be processed')
    await transact(ctx, (work) => settle(work, id, refused('failed')))
  }
}

async function readOne(work: Work, receipt: Selectable<HookReceipts>): Promise<Placed> {
  const query = work.tx.selectFrom('hooks').selectAll().where('id', '=', receipt.hookId)
  const hook = await query.executeTakeFirstOrThrow()
  if (!hook.isActive) return refused('switched_off')
  const mapping = hookMapping.parse(hook.mapping)
  const fields = await listFields(work.tx)
  const reader = { name: hook.name, mapping, fields, find: finderOf(work.services, work.tx) }
  const reading = await readBody(reader, JSON.parse(receipt.body))
  return placeReading(work, { hook, mapping, reading })
}

export function refused(reason: HookReason): Placed {
  return { state: 'failed', reason, ticketId: null }
}

async function lockWaiting(work: Work, id: string): Promise<Selectable<HookReceipts> | undefined> {
  return work.tx
    .selectFrom('hookReceipts')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting' satisfies HookReceipt['state'])
    .forUpdate()
    .executeTakeFirst()
}

async function settle(work: Work, id: string, placed: Placed): Promise<void> {
  await work.tx
    .updateTable('hookReceipts')
    .set({ ...placed, handledAt: work.now() })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await ring(work)
}
