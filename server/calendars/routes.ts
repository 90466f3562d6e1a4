import type { calendars } from '#contract/calendars.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { readCalendarFile } from './calendar-file.ts'
import { addCalendar, changeCalendar, removeCalendar } from './commands.ts'
import { dueOf } from './due.ts'
import { monthOf } from './month.ts'
import { listPublicHolidays, listRegions } from './public-holidays.ts'
import { listCalendars, readCalendar } from './queries.ts'
import { refuseNeverOpen } from './refuse-never-open.ts'

export const calendarHandlers: Handlers<typeof calendars> = {
  list: async (ctx) => ({ items: await listCalendars(ctx.db) }),
  get: (ctx, { params }) => readCalendar(ctx.db, params.id),
  create: (ctx, { body }) => transact(ctx, (work) => addCalendar(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeCalendar(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeCalendar(work, params.id))
  },
  month: async (_, { body }) => ({ days: monthOf(body.calendar, body.month) }),
  due: async (ctx, { body }) => {
    refuseNeverOpen(body.calendar, ctx.now(), 'calendar.weekly')
    return dueOf(body.calendar, body.arrives, body.targetSeconds)
  },
  readFile: (ctx, { body }) => readCalendarFile(body, ctx.now()),
  listRegions: async (_, { query }) => ({ items: await listRegions(query.country, query.language) }),
  listPublicHolidays: async (_, { query }) => ({ items: await listPublicHolidays(query) }),
}
