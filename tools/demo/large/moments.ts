import { type Chance, isOfficeDay, startOfDay } from '#server/samples/index.ts'

const spanDays = 730

/** When so many tickets come in over two years: on working days, in the order of time. */
export function* momentsBefore(chance: Chance, now: number, count: number): Generator<number> {
  const days = Array.from({ length: spanDays }, (_, index) => startOfDay(now, spanDays - index)).filter(isOfficeDay)
  let given = 0
  for (const [index, day] of days.entries()) {
    const upTo = Math.round(((index + 1) * count) / days.length)
    const minutes = Array.from({ length: upTo - given }, () => 8 * 60 + Math.floor(660 * chance.next() ** 1.4))
    for (const minute of minutes.sort((a, b) => a - b)) yield day + minute * 60_000 + chance.between(0, 59_999)
    given = upTo
  }
}
