import type { calendars, Holiday } from '#contract/calendars.ts'
import { mostHolidayYears } from '#contract/calendars.ts'
import type { Language } from '#contract/common.ts'
import type { Input } from '#contract/operation.ts'
import { invalidField } from '../kernel/errors.ts'

type Country = Input<typeof calendars.listRegions>['query']['country']
type Wish = Input<typeof calendars.listPublicHolidays>['query']

const own: Record<Country, Language> = { ES: 'es', MX: 'es', CO: 'es', AR: 'es', CL: 'es', PE: 'es', US: 'en' }

export async function listRegions(country: Country, language: Language = own[country]) {
  const names = Object.entries((await loadKnown()).getStates(country, language) ?? {})
  const sorting = new Intl.Collator(language)
  return names.map(([code, name]) => ({ code, name })).sort((one, other) => sorting.compare(one.name, other.name))
}

/** As dates of each year: some move with Easter or to a Monday, and laws change. */
export async function listPublicHolidays({ country, region, from, to, language }: Wish): Promise<Holiday[]> {
  if (to < from || to - from >= mostHolidayYears)
    throw invalidField('to', 'invalid', `From one year to the same or a later one, ${mostHolidayYears} at most`)
  const known = await loadKnown()
  if (region !== undefined && !(region in (known.getStates(country) ?? {})))
    throw invalidField('region', 'unknown', 'This part of the country is not known')
  // A region of undefined would be taken for one.
  known.init(...([country, region].filter((part) => part !== undefined) as [string, string]))
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return years.flatMap((year) =>
    known
      .getHolidays(year, language ?? own[country])
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => ({
        date: date.slice(0, 'YYYY-MM-DD'.length),
        yearly: false,
        name,
        from: null,
        to: null,
      })),
  )
}

/** Half a second and some 40 MB, which a desk needs once a year. */
async function loadKnown() {
  const { default: Holidays } = await import('date-holidays')
  return new Holidays()
}
