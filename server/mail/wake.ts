import { sql } from 'kysely'
import { type Ctx, transact } from '../kernel/context.ts'
import { queueSending } from './outbox.ts'
import { wakeReader } from './store.ts'

/** So many in one go; the next hour takes the rest. */
const atOnce = 10_000

/** Wakes what waits without a job that still lives: after ten failures of Mesa itself a job would sleep for ever. */
export async function wakeMailJobs(ctx: Ctx): Promise<void> {
  await transact(ctx, async (work) => {
    const { rows: mails } = await sql<{ id: string }>`
      select o.id from outgoing_mails as o
      where o.state in ('queued', 'sending', 'delayed') and o.content is not null
        and (not exists (select from outgoing_recipients as r where r.mail_id = o.id)
          or exists (select from outgoing_recipients as r where r.mail_id = o.id and not r.is_handed_over
            and r.state in ('queued', 'delayed')))
        and not exists (${livingJob(sql`'mail:send:' || o.id`)})
      order by o.id limit ${atOnce}`.execute(work.tx)
    for (const { id } of mails) await queueSending(work, id)
    const { rows: inboxes } = await sql<{ id: string }>`
      select i.id from inboxes as i
      where exists (select from received_mails as m where m.inbox_id = i.id and m.outcome = 'waiting')
        and not exists (${livingJob(sql`'mail:read:' || i.id`)})`.execute(work.tx)
    for (const { id } of inboxes) await wakeReader(work, id)
  })
}

function livingJob(key: ReturnType<typeof sql>) {
  return sql`select from graphile_worker._private_jobs as j
    where j.key = ${key} and (j.attempts < j.max_attempts or j.locked_at is not null)`
}
