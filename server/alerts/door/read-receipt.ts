import { z } from 'zod'
import { type AlertFault, alertSourceKind } from '#contract/alert-sources.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { isPassing } from '../../platform/passing.ts'
import { raiseAlert } from '../raise.ts'
import { readBody } from '../sources/read-body.ts'
import { alertOf } from './alert-of.ts'
import { ring } from './receive.ts'

const payload = z.object({ id: z.uuid() })

type Outcome = { alertCount: number } | { reason: AlertFault; detail: string }

/** Raises the alerts of what arrived, all of them or none. What is not understood is kept, with the reason. */
export async function readReceipt(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  try {
    await transact(ctx, async (work) => {
      const receipt = await lockWaiting(work, id)
      if (receipt !== undefined) await settle(work, receipt, await readOne(work, receipt))
    })
  } catch (error) {
    // What the database could not do just now is tried again by the job.
    if (isPassing(error)) throw error
    ctx.services.log.error({ err: error, receiptId: id }, 'alerts that arrived could not be raised')
    await transact(ctx, async (work) => {
      const receipt = await lockWaiting(work, id)
      if (receipt !== undefined) await settle(work, receipt, { reason: 'failed', detail: '' })
    })
  }
}

type Waiting = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>

async function lockWaiting({ tx }: Work, id: string) {
  return tx
    .selectFrom('alertReceipts as r')
    .innerJoin('alertSources as s', 's.id', 'r.sourceId')
    .select(['r.id', 'r.body', 'r.receivedAt', 'r.sourceId', 's.kind', 's.teamId'])
    .where('r.id', '=', id)
    .where('r.state', '=', 'waiting')
    .forUpdate('r')
    .executeTakeFirst()
}

async function readOne(work: Work, receipt: Waiting): Promise<Outcome> {
  const kind = alertSourceKind.parse(receipt.kind)
  const reading = readBody(kind, receipt.body)
  if ('fault' in reading) return { reason: reading.fault, detail: reading.detail }
  const source = { kind, id: receipt.sourceId, teamId: receipt.teamId }
  for (const incoming of reading.alerts)
    await raiseAlert(work, await alertOf(work, source, { incoming, receiptId: receipt.id, at: receipt.receivedAt }))
  return { alertCount: reading.alerts.length }
}

async function settle(work: Work, { id, sourceId }: Waiting, outcome: Outcome): Promise<void> {
  const handledAt = work.now()
  const isFault = 'reason' in outcome
  await work.tx
    .updateTable('alertReceipts')
    .set({ state: isFault ? 'failed' : 'handled', handledAt, ...outcome })
    .where('id', '=', id)
    .execute()
  if (isFault) {
    const set = { lastFaultAt: handledAt, lastFault: outcome.reason }
    await work.tx.updateTable('alertSources').set(set).where('id', '=', sourceId).execute()
  }
  await ring(work)
}
