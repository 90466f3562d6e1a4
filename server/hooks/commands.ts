import { sql } from 'kysely'
import { type Hook, type HookMapping, type HookReceipt, hookPath, type hooks } from '#contract/hooks.ts'
import type { Input } from '#contract/operation.ts'
import { namesIn } from '../conditions/index.ts'
import { listFields } from '../fields/index.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { hashSecret, newSecret } from '../kernel/signatures.ts'
import { isTeam } from '../teams/index.ts'
import { getHook, getReceipt } from './queries.ts'
import { queueReading } from './receive.ts'

type HookDraft = Input<typeof hooks.create>['body']
type HookChange = Input<typeof hooks.update>['body']

const prefixLength = 8
const day = 86_400_000
const keptForMs = 30 * day
/** Of each hook, beside what failed. */
const mostKept = 1000

export async function addHook(work: Work, { name, isActive, mapping }: HookDraft): Promise<Hook & { token: string }> {
  const id = work.newId()
  await refuseTakenName(work, id, name)
  await checkMapping(work, mapping)
  const { token, columns } = newToken()
  const times = { createdAt: work.now(), updatedAt: work.now() }
  const values = { id, name, isActive, mapping: JSON.stringify(mapping), ...columns, ...times }
  await work.tx.insertInto('hooks').values(values).execute()
  await work.record({ action: 'hook.created', subject: name })
  return { ...(await getHook(work.tx, id)), token }
}

export async function changeHook(work: Work, id: string, change: HookChange): Promise<Hook> {
  const before = await getHook(work.tx, id)
  if (change.name !== undefined) await refuseTakenName(work, id, change.name)
  if (change.mapping !== undefined) await checkMapping(work, change.mapping)
  await work.tx
    .updateTable('hooks')
    .set({
      name: change.name ?? before.name,
      isActive: change.isActive ?? before.isActive,
      mapping: JSON.stringify(change.mapping ?? before.mapping),
      updatedAt: work.now(),
    })
    .where('id', '=', id)
    .execute()
  const after = await getHook(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'hook.changed', subject: after.name, changes })
  return after
}

export async function removeHook(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('hooks').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'hook.removed', subject: found(row, 'Hook').name })
}

export async function renewToken(work: Work, id: string): Promise<Hook & { token: string }> {
  const { token, columns } = newToken()
  const set = { ...columns, updatedAt: work.now() }
  const row = await work.tx.updateTable('hooks').set(set).where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'hook.token_renewed', subject: found(row, 'Hook').name })
  return { ...(await getHook(work.tx, id)), token }
}

/** What made a ticket already is left alone. */
export async function retryReceipt(work: Work, hookId: string, id: string): Promise<HookReceipt> {
  const before = await getReceipt(work.tx, hookId, id)
  const row = await work.tx
    .updateTable('hookReceipts')
    .set({ state: 'waiting', reason: null, handledAt: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'ignored'])
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('already_done', `This is ${before.state} already`)
  await queueReading(work, hookId, id)
  return getReceipt(work.tx, hookId, id)
}

/** For the hourly tidying: what was dealt with long ago, and what is more than anybody looks through. */
export async function forgetReceipts(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  const old = ctx.db.deleteFrom('hookReceipts').where('receivedAt', '<', before)
  await old.where('state', '<>', 'waiting').execute()
  await sql`delete from hook_receipts as r using hooks as h
    where r.hook_id = h.id and r.state not in ('waiting', 'failed') and r.id < (
      select k.id from hook_receipts as k where k.hook_id = h.id order by k.id desc offset ${mostKept} limit 1)`.execute(
    ctx.db,
  )
}

function newToken() {
  const token = newSecret()
  return { token, columns: { tokenHash: hashSecret(token), prefix: token.slice(0, prefixLength) } }
}

/** Refuses what could never be found, at the text to blame. */
async function checkMapping(work: Work, mapping: HookMapping): Promise<void> {
  if (mapping.teamId !== null && !(await isTeam(work.tx, mapping.teamId)))
    throw invalidField('mapping.teamId', 'unknown', 'There is no such team')
  const { subject, text, requesterEmail, requesterName, key } = mapping
  for (const [field, template] of Object.entries({ subject, text, requesterEmail, requesterName, key })) {
    const wrong = namesIn(template).find((name) => !hookPath.safeParse(name).success)
    if (wrong !== undefined) throw invalidField(`mapping.${field}`, 'unknown_variable', `No place: ${wrong}`)
  }
  const fields = mapping.fields.length === 0 ? [] : await listFields(work.tx)
  for (const [index, { key, text: template }] of mapping.fields.entries()) {
    if (!fields.some((field) => field.key === key && !field.isArchived))
      throw invalidField(`mapping.fields.${index}.key`, 'unknown', 'There is no such field')
    const wrong = namesIn(template).find((name) => !hookPath.safeParse(name).success)
    if (wrong !== undefined)
      throw invalidField(`mapping.fields.${index}.text`, 'unknown_variable', `No place: ${wrong}`)
  }
  if (mapping.requesterEmail === '')
    throw invalidField('mapping.requesterEmail', 'required', 'Say whose the tickets are, by an address')
}

/** Names are given one at a time, so that the check still holds when the name is written. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table hooks in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('hooks')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another hook has this name')
}

function told({ name, isActive, mapping }: Hook) {
  return { name, isActive, mapping }
}
