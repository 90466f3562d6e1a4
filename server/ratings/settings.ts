import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import {
  type RatingReason,
  type RatingSettings,
  ratingReason,
  ratingSettings,
  type ratings,
} from '#contract/ratings.ts'
import { readCalendar } from '../calendars/index.ts'
import { readSettings, writeSettings } from '../desk/index.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'

type SettingsChange = Input<typeof ratings.updateSettings>['body']
type Plan = Omit<RatingSettings, 'asks' | 'reasons'>

const key = 'ratings'
const plan = ratingSettings.omit({ asks: true, reasons: true })
const defaults: Plan = { delayHours: 0, delayCalendarId: null, percent: 100, pauseDays: 0, asksEffort: false }

export async function readRatingSettings(db: Db | Tx): Promise<RatingSettings> {
  const [{ asksForRating }, row, reasons] = [
    await readSettings(db),
    await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst(),
    await listReasons(db),
  ]
  const stored = typeof row?.value === 'object' && row.value !== null ? row.value : {}
  return { asks: asksForRating, ...plan.parse({ ...defaults, ...stored }), reasons }
}

export async function changeRatingSettings(work: Work, change: SettingsChange): Promise<RatingSettings> {
  const before = await readRatingSettings(work.tx)
  const { asks, reasons, ...planned } = change
  if (planned.delayCalendarId != null) await refuseUnknownCalendar(work, planned.delayCalendarId)
  if (asks !== undefined) await writeSettings(work.tx, { asksForRating: asks })
  if (reasons !== undefined) await placeReasons(work, before.reasons, reasons)
  const { delayHours, delayCalendarId, percent, pauseDays, asksEffort } = before
  const stored = plan.parse({ delayHours, delayCalendarId, percent, pauseDays, asksEffort, ...defined(planned) })
  const value = JSON.stringify(stored)
  await work.tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  const after = await readRatingSettings(work.tx)
  const changes = changesBetween(before, after)
  if (changes.length > 0) await work.record({ action: 'ratings.settings_changed', subject: 'ratings', changes })
  return after
}

function defined(change: Partial<Record<keyof Plan, unknown>>) {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

async function listReasons(db: Db | Tx): Promise<RatingReason[]> {
  const rows = await db
    .selectFrom('ratingReasons')
    .select(['id', 'label', 'appliesTo'])
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ratingReason.parse(row))
}

/** The list as it is from now on. What is left out stays for the ratings that name it. */
async function placeReasons(
  work: Work,
  before: readonly RatingReason[],
  wanted: NonNullable<SettingsChange['reasons']>,
): Promise<void> {
  const known = new Set(before.map(({ id }) => id))
  for (const [index, { id }] of wanted.entries()) {
    if (id !== undefined && !known.has(id))
      throw invalidField(`reasons.${index}.id`, 'unknown', 'This reason does not exist any more; add it anew')
  }
  const kept = new Set(wanted.flatMap(({ id }) => (id === undefined ? [] : [id])))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  await sql`update rating_reasons set retired_at = ${work.now()} where id = any(${gone}::uuid[])`.execute(work.tx)
  for (const [position, { id, label, appliesTo }] of wanted.entries()) {
    const values = { label: JSON.stringify(label), appliesTo, position }
    await work.tx
      .insertInto('ratingReasons')
      .values({ id: id ?? work.newId(), ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute()
  }
}

async function refuseUnknownCalendar(work: Work, id: string): Promise<void> {
  await readCalendar(work.tx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found')
      throw invalidField('delayCalendarId', 'unknown', 'Choose a calendar of this desk')
    throw error
  })
}
