import { type FollowedHolidays, type Holiday, mostHolidays } from '#contract/calendars.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { changeCalendar } from './commands.ts'
import { listPublicHolidays } from './public-holidays.ts'
import { listCalendars, readCalendar } from './queries.ts'

/** So many years beyond the present one are known: nothing is promised further ahead. */
const yearsAhead = 3

/**
 * For the daily look: gives calendars that follow public holidays those of the years that they do not have yet. What
 * was there before stays, as what was promised does not change because a package did.
 */
export async function followHolidays(ctx: Ctx): Promise<void> {
  const wanted = ctx.now().getUTCFullYear() + yearsAhead
  for (const { id, followedHolidays } of await listCalendars(ctx.db)) {
    if (followedHolidays === null || followedHolidays.until >= wanted) continue
    await transact(ctx, async (work) => {
      const calendar = await readCalendar(work.tx, id)
      const followed = calendar.followedHolidays
      if (followed === null || followed.until >= wanted) return
      const added = await nextHolidays(calendar.holidays, followed, wanted)
      await changeCalendar(work, id, {
        holidays: withRoom([...calendar.holidays, ...added]),
        followedHolidays: { ...followed, until: wanted },
      })
    })
  }
}

/** Those of the years that follow, but for what somebody took out of the last year that is there. */
async function nextHolidays(present: Holiday[], followed: FollowedHolidays, wanted: number): Promise<Holiday[]> {
  const { until } = followed
  const dates = new Set(present.map(({ date }) => date))
  const left = new Set(
    (await holidaysOf(followed, until)).filter(({ date }) => !dates.has(date)).map(({ name }) => name),
  )
  const years = Array.from({ length: wanted - until }, (_, index) => until + 1 + index)
  const coming = (await Promise.all(years.map((year) => holidaysOf(followed, year)))).flat()
  return coming.filter(({ date, name }) => !left.has(name) && !dates.has(date))
}

function holidaysOf({ country, region, language }: FollowedHolidays, year: number): Promise<Holiday[]> {
  return listPublicHolidays({ country, language, from: year, to: year, ...(region !== null && { region }) })
}

/** Where there would be too many, those that are longest past go: what they closed is counted by what was then. */
function withRoom(holidays: Holiday[]): Holiday[] {
  if (holidays.length <= mostHolidays) return holidays
  const dated = holidays.filter(({ yearly }) => !yearly).toSorted((one, other) => (one.date < other.date ? 1 : -1))
  const everyYear = holidays.filter(({ yearly }) => yearly)
  return [...everyYear, ...dated.slice(0, mostHolidays - everyYear.length).reverse()]
}
