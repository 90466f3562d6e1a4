import type { Selectable } from 'kysely'
import type { DeviceThreshold, ThresholdDraft } from '#contract/device-watching.ts'
import { listCalendars } from '../../calendars/index.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { found, invalidField } from '../../kernel/errors.ts'
import type { DeviceThresholds } from '../../kernel/tables.ts'

export async function listThresholds(ctx: Pick<Ctx, 'db'>): Promise<DeviceThreshold[]> {
  const rows = await ctx.db.selectFrom('deviceThresholds').selectAll().orderBy('id').execute()
  return rows.map(present)
}

export async function addThreshold(work: Work, draft: ThresholdDraft): Promise<DeviceThreshold> {
  await refuseReferences(work, draft)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  const row = await work.tx
    .insertInto('deviceThresholds')
    .values({ ...draft, id: work.newId(), ...times })
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.record({ action: 'threshold.created', subject: row.measure, changes: changesBetween({}, draft) })
  return present(row)
}

export async function changeThreshold(work: Work, id: string, draft: ThresholdDraft): Promise<DeviceThreshold> {
  await refuseReferences(work, draft)
  const query = work.tx.selectFrom('deviceThresholds').selectAll().where('id', '=', id).forUpdate()
  const before = present(found(await query.executeTakeFirst(), 'Threshold'))
  const row = await work.tx
    .updateTable('deviceThresholds')
    .set({ ...draft, updatedAt: work.now() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changes = changesBetween(before, draft)
  if (changes.length > 0) await work.record({ action: 'threshold.changed', subject: row.measure, changes })
  return present(row)
}

export async function removeThreshold(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('deviceThresholds').where('id', '=', id).returning('measure').executeTakeFirst()
  await work.record({ action: 'threshold.removed', subject: found(row, 'Threshold').measure })
}

async function refuseReferences({ tx }: Work, { groupId, calendarId }: ThresholdDraft): Promise<void> {
  if (groupId !== null) {
    const group = await tx.selectFrom('deviceGroups').select('id').where('id', '=', groupId).executeTakeFirst()
    if (group === undefined) throw invalidField('groupId', 'unknown', 'There is no such group')
  }
  if (calendarId === null) return
  const isKnown = (await listCalendars(tx)).some(({ id }) => id === calendarId)
  if (!isKnown) throw invalidField('calendarId', 'unknown', 'There is no such calendar')
}

function present(row: Selectable<DeviceThresholds>): DeviceThreshold {
  const { id, groupId, above, forSeconds, calendarId, isActive } = row
  // The database's checks hold the columns to the words of the contract.
  const measure = row.measure as DeviceThreshold['measure']
  const severity = row.severity as DeviceThreshold['severity']
  return { id, groupId, measure, above, forSeconds, severity, calendarId, isActive }
}
