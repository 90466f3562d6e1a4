import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DeviceScript } from '#contract/device-acts.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'

export async function listScripts(ctx: Pick<Ctx, 'db'>): Promise<DeviceScript[]> {
  return ctx.db
    .selectFrom('deviceScripts')
    .select(['id', 'name', 'sha256', 'content'])
    .orderBy(sql`lower(name)`)
    .execute()
}

export async function addScript(work: Work, draft: Pick<DeviceScript, 'name' | 'content'>): Promise<DeviceScript> {
  // Names are given one at a time, so that the check still holds when the name is written.
  await sql`lock table device_scripts in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('deviceScripts')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${draft.name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another script has this name')
  const sha256 = createHash('sha256').update(draft.content).digest('hex')
  const script = { id: work.newId(), ...draft, sha256 }
  await work.tx
    .insertInto('deviceScripts')
    .values({ ...script, createdBy: personOf(work.actor).id, createdAt: work.now() })
    .execute()
  await work.record({ action: 'device_script.created', subject: `${draft.name} (${sha256})` })
  return script
}

export async function removeScript(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('deviceScripts').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'device_script.removed', subject: found(row, 'Script').name })
}
