import { sql } from 'kysely'
import { type Ctx, transact } from '#server/kernel/context.ts'
import { readLivePolicies } from '#server/sla/choose.ts'
import { columnsOfAll } from '#server/sla/clock-rows.ts'
import { runClocks } from '#server/sla/clocks/run-clocks.ts'
import { readFacts } from '#server/sla/history.ts'
import { nextOf } from '#server/sla/refresh.ts'

const atOnce = 1000

/** Puts the first policy on all tickets but the newest, from their beginning, with the clocks that follow from it. */
export async function promiseInBulk(ctx: Ctx, butNewest: number, progress: (line: string) => void): Promise<void> {
  const policy = (await readLivePolicies(ctx.db))[0]
  if (policy === undefined) return
  const { rows } = await sql<{ id: string }>`select id from tickets order by id desc offset ${butNewest}`.execute(
    ctx.db,
  )
  const to = { id: policy.versionId, name: `${policy.name} (${policy.number})` }
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map(({ id }) => id)
    await transact(ctx, async (work) => {
      await sql`insert into ticket_events (id, ticket_id, type, changes, cause_kind, created_at)
        select gen_random_uuid(), id, 'sla.applied',
          jsonb_build_array(jsonb_build_object('field', 'slaPolicy', 'from', null, 'to', ${JSON.stringify(to)}::jsonb)),
          'system', created_at from tickets where id = any(${ids}::uuid[])`.execute(work.tx)
      const facts = await readFacts(work.tx, ids)
      const clocks = [...facts].map(([ticketId, told]) => ({
        ticketId,
        rows: columnsOfAll(runClocks(told, work.now())),
      }))
      const all = clocks.flatMap(({ ticketId, rows }) => rows.map((row) => ({ ...row, id: work.newId(), ticketId })))
      for (let at = 0; at < all.length; at += atOnce)
        await work.tx
          .insertInto('slaClocks')
          .values(all.slice(at, at + atOnce))
          .execute()
      const next = clocks.map(({ ticketId, rows }) => ({ ticketId, ...nextOf(rows) }))
      await sql`update tickets as t set sla_version_id = ${policy.versionId}, next_due_at = n."dueAt",
          next_due_clock = n.clock, next_soon_at = n."soonAt", is_clock_paused = n."isPaused"
        from jsonb_to_recordset(${JSON.stringify(next)}::jsonb)
          as n ("ticketId" uuid, "dueAt" timestamptz, clock text, "soonAt" timestamptz, "isPaused" boolean)
        where t.id = n."ticketId"`.execute(work.tx)
    })
    if (from % 20_000 === 0) progress(`${from} of ${rows.length} tickets have clocks`)
  }
}
