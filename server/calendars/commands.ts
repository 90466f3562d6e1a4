import { sql } from 'kysely'
import type { calendars, NamedCalendar } from '#contract/calendars.ts'
import type { Language } from '#contract/common.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { readCalendar } from './queries.ts'
import { refuseNeverOpen } from './refuse-never-open.ts'

type CalendarDraft = Input<typeof calendars.create>['body']
type CalendarChange = Input<typeof calendars.update>['body']

interface Place {
  language: Language
  timeZone: string
}

export async function addCalendar(work: Work, draft: CalendarDraft): Promise<NamedCalendar> {
  const id = work.newId()
  refuseNeverOpen(draft, work.now(), 'weekly')
  await lockCalendars(work)
  await refuseTakenName(work, id, draft.name)
  if (draft.isDefault) await dethroneDefault(work)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('calendars')
    .values({ id, ...columnsOf(draft), ...times })
    .execute()
  await work.record({ action: 'calendar.created', subject: draft.name })
  return readCalendar(work.tx, id)
}

export async function changeCalendar(work: Work, id: string, change: CalendarChange): Promise<NamedCalendar> {
  await lockCalendars(work)
  const before = await readCalendar(work.tx, id)
  const draft = {
    name: change.name ?? before.name,
    timeZone: change.timeZone ?? before.timeZone,
    weekly: change.weekly ?? before.weekly,
    holidays: change.holidays ?? before.holidays,
    followedHolidays: change.followedHolidays === undefined ? before.followedHolidays : change.followedHolidays,
    isDefault: change.isDefault ?? before.isDefault,
  }
  refuseNeverOpen(draft, work.now(), 'weekly')
  await refuseTakenName(work, id, draft.name)
  if (draft.isDefault && !before.isDefault) await dethroneDefault(work)
  await work.tx
    .updateTable('calendars')
    .set({ ...columnsOf(draft), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  const after = await readCalendar(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  await work.record({ action: 'calendar.changed', subject: after.name, changes })
  return after
}

/** Whatever uses a calendar refers to its row, so that the database itself keeps it. */
export async function removeCalendar(work: Work, id: string): Promise<void> {
  await lockCalendars(work)
  const { name, isDefault } = await readCalendar(work.tx, id)
  if (isDefault) throw new AppError('in_use', 'Make another calendar the default first')
  try {
    await work.tx.deleteFrom('calendars').where('id', '=', id).execute()
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error
    throw new AppError('in_use', 'Give what uses this calendar another one first')
  }
  await work.record({ action: 'calendar.removed', subject: name })
}

const firstNames: Record<Language, { hours: string; always: string }> = {
  es: { hours: 'Horario de oficina', always: 'Siempre' },
  en: { hours: 'Office hours', always: 'Always' },
}

/** Gives the calendars that every desk has the words and the time zone of one that is just being set up. */
export async function placeCalendars(work: Work, { language, timeZone }: Place): Promise<void> {
  const { hours, always } = firstNames[language]
  await work.tx
    .updateTable('calendars')
    .set({ timeZone, name: sql`case when is_default then ${hours} else ${always} end`, updatedAt: work.now() })
    .execute()
}

/** Kept one at a time, so that the checks still hold when one is written. Readers do not wait. */
async function lockCalendars(work: Work): Promise<void> {
  await sql`lock table calendars in share row exclusive mode`.execute(work.tx)
}

async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  const other = await work.tx
    .selectFrom('calendars')
    .select('id')
    .where('id', '<>', id)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another calendar has this name')
}

async function dethroneDefault(work: Work): Promise<void> {
  await work.tx.updateTable('calendars').set({ isDefault: false }).where('isDefault', '=', true).execute()
}

function columnsOf({ name, timeZone, weekly, holidays, followedHolidays, isDefault }: Omit<NamedCalendar, 'id'>) {
  return {
    name,
    timeZone,
    weekly: JSON.stringify(weekly),
    holidays: JSON.stringify(holidays),
    followedHolidays: followedHolidays === null ? null : JSON.stringify(followedHolidays),
    isDefault,
  }
}

/** Holidays by name: a list of many objects tells nobody anything. */
function told({ id: _, weekly, holidays, ...calendar }: NamedCalendar) {
  const days = Object.entries(weekly).map(([weekday, intervals]) => [
    weekday,
    intervals.map(({ from, to }) => `${from}–${to}`),
  ])
  return {
    ...calendar,
    ...Object.fromEntries(days),
    holidays: holidays.map(({ date, name, yearly }) => `${yearly ? date.slice('2026-'.length) : date} ${name}`),
  }
}

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503'
}
