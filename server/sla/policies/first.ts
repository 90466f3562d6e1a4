import type { ClockKind } from '#contract/clocks.ts'
import type { Language } from '#contract/common.ts'
import type { SlaTarget } from '#contract/sla.ts'
import { readDefaultCalendar } from '../../calendars/index.ts'
import type { Work } from '../../kernel/context.ts'
import { addPolicy } from './commands.ts'

const minute = 60
const hour = 60 * minute
/** Of the calendar that every desk begins with. */
const day = 9 * hour

/** By priority, from critical to low. What is critical is answered round the clock. */
const first: Partial<Record<ClockKind, readonly number[]>> = {
  first_response: [30 * minute, hour, 4 * hour, day],
  next_response: [hour, 2 * hour, 4 * hour, day],
  periodic_update: [2 * hour, 4 * hour],
  resolution: [4 * hour, day, 3 * day, 5 * day],
  time_to_own: [15 * minute, 30 * minute, 2 * hour, 4 * hour],
}

const words: Record<Language, { name: string; description: string }> = {
  es: { name: 'Estándar', description: 'Para todos los tickets que no tengan otro acuerdo.' },
  en: { name: 'Standard', description: 'For all tickets that have no other agreement.' },
}

/** Gives a desk that is just being set up a policy to begin with. One that has had any is left alone. */
export async function placeFirstPolicy(work: Work, language: Language): Promise<void> {
  const known = await work.tx
    .selectFrom('slaPolicies')
    .select('id')
    .where('isInternal', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (known !== undefined) return
  const { id: calendarId } = await readDefaultCalendar(work.tx)
  await addPolicy(work, {
    ...words[language],
    isOn: true,
    condition: null,
    calendarId,
    targets: targets(),
    pausesOnHold: true,
    warnPercent: 80,
  })
}

function targets(): SlaTarget[] {
  // The keys of an object literal of this type.
  return (Object.entries(first) as [ClockKind, number[]][]).flatMap(([clock, seconds]) =>
    seconds.map((one, index) => ({ clock, priority: index + 1, seconds: one, isAlways: index === 0 })),
  )
}
