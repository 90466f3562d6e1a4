import { sql } from 'kysely'
import { type AlertReceipt, type AlertSource, type alertSources, usualSilence } from '#contract/alert-sources.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, found, invalidField } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import { isTeam } from '../../teams/index.ts'
import { getReceipt, getSource } from './queries.ts'
import { queueReading } from './receive.ts'

type Draft = Input<typeof alertSources.create>['body']
type Change = Input<typeof alertSources.update>['body']
type WithToken = AlertSource & { token: string }

const prefixLength = 8

export async function addSource(
  work: Work,
  { name, kind, teamId, silentAfterHours = usualSilence(kind) }: Draft,
): Promise<WithToken> {
  const id = work.newId()
  await refuseTakenName(work, id, name)
  await refuseUnknownTeam(work, teamId)
  const { token, columns } = newToken()
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('alertSources')
    .values({ id, name, kind, teamId, silentAfterHours, ...columns, ...times })
    .execute()
  await work.record({ action: 'alert_source.created', subject: name })
  return { ...(await getSource(work.tx, id)), token }
}

export async function changeSource(work: Work, id: string, change: Change): Promise<AlertSource> {
  const before = await getSource(work.tx, id)
  if (change.name !== undefined) await refuseTakenName(work, id, change.name)
  await refuseUnknownTeam(work, change.teamId ?? null)
  const { name = before.name, teamId = before.teamId, silentAfterHours = before.silentAfterHours } = change
  const after = { name, teamId, silentAfterHours }
  const set = { ...after, updatedAt: work.now() }
  await work.tx.updateTable('alertSources').set(set).where('id', '=', id).execute()
  const changes = changesBetween(before, after)
  if (changes.length > 0) await work.record({ action: 'alert_source.changed', subject: name, changes })
  return getSource(work.tx, id)
}

export async function removeSource(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('alertSources').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'alert_source.removed', subject: found(row, 'Source').name })
}

export async function renewToken(work: Work, id: string): Promise<WithToken> {
  const { token, columns } = newToken()
  const set = { ...columns, updatedAt: work.now() }
  const query = work.tx.updateTable('alertSources').set(set).where('id', '=', id).returning('name')
  await work.record({
    action: 'alert_source.token_renewed',
    subject: found(await query.executeTakeFirst(), 'Source').name,
  })
  return { ...(await getSource(work.tx, id)), token }
}

/** What was understood is not raised again. */
export async function retryReceipt(work: Work, sourceId: string, id: string): Promise<AlertReceipt> {
  const before = await getReceipt(work.tx, sourceId, id)
  const row = await work.tx
    .updateTable('alertReceipts')
    .set({ state: 'waiting', reason: null, detail: '', handledAt: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('already_done', `This is ${before.state} already`)
  await queueReading(work, sourceId, id)
  return getReceipt(work.tx, sourceId, id)
}

function newToken() {
  const token = newSecret()
  return { token, columns: { tokenHash: hashSecret(token), prefix: token.slice(0, prefixLength) } }
}

async function refuseUnknownTeam(work: Work, teamId: string | null): Promise<void> {
  if (teamId !== null && !(await isTeam(work.tx, teamId)))
    throw invalidField('teamId', 'unknown', 'There is no such team')
}

/** Names are given one at a time, so that the check still holds when the name is written. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table alert_sources in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('alertSources')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another source has this name')
}
