import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, transact } from '../kernel/context.ts'
import { isPassing } from '../platform/passing.ts'
import { planTicket } from './plan.ts'

const payloadShape = z.object({ policyId: z.uuid() })
const atOnce = 200

/** After the steps of a policy changed: plans anew for every unsolved ticket that it applies to. */
export async function planPolicy(ctx: Ctx, payload: unknown, signal?: AbortSignal): Promise<void> {
  const { policyId } = payloadShape.parse(payload)
  let after = '00000000-0000-0000-0000-000000000000'
  while (signal?.aborted !== true) {
    const { rows } = await sql<{ id: string }>`select t.id from sla_versions as v
      join tickets as t on t.sla_version_id = v.id and t.status in ('new', 'open', 'pending', 'on_hold')
      where v.policy_id = ${policyId} and t.id > ${after} order by t.id limit ${atOnce}`.execute(ctx.db)
    for (const { id } of rows) await planAlone(ctx, id)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function planAlone(ctx: Ctx, id: string): Promise<void> {
  try {
    await transact(ctx, async (work) => {
      await work.tx.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute()
      await planTicket(work, id)
    })
  } catch (error) {
    if (isPassing(error)) throw error
    // One that breaks keeps no other back.
    ctx.services.log.error({ err: error, ticketId: id }, 'the escalation of a ticket could not be planned')
  }
}
