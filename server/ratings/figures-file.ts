import type { Language } from '#contract/common.ts'
import type { RatingFigures, RatingGroup } from '#contract/ratings.ts'
import { channel, ticketType } from '#contract/ticket-fields.ts'
import { personOf } from '../kernel/actor.ts'
import { sendCsv } from '../platform/csv.ts'
import type { HttpCtx } from '../platform/http.ts'
import { wordsIn } from './figure-words.ts'
import { type GroupFigures, type RatingFilter, readFigures } from './figures.ts'

/** The figures as a file in the reader's language, a line for each group and one for all. */
export async function sendFigures(ctx: HttpCtx, request: RatingFilter & { groupBy: RatingGroup }): Promise<undefined> {
  const { language } = personOf(ctx.actor)
  const { filename, groups: heads, figures, total } = wordsIn(language)
  const read = await readFigures(ctx, request)
  const lines = read.groups.map((group) => lineOf(nameOf(group, request.groupBy, language), group, language))
  async function* pages() {
    yield [[heads[request.groupBy], ...figures], ...lines, lineOf(total, read.total, language)]
  }
  return sendCsv(ctx, filename, language, pages())
}

/** What has no name of its own is a word of the contract. */
function nameOf({ key, name }: GroupFigures, by: RatingGroup, language: Language): string {
  const { types, channels, none } = wordsIn(language)
  const type = by === 'type' ? ticketType.safeParse(key).data : undefined
  const way = by === 'channel' ? channel.safeParse(key).data : undefined
  if (type !== undefined) return types[type]
  if (way !== undefined) return channels[way]
  return name ?? key ?? none
}

function lineOf(name: string, figures: RatingFigures, language: Language): string[] {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false })
  const share = figures.count === 0 ? null : (figures.satisfied / figures.count) * 100
  const numbers = [
    figures.count,
    figures.satisfied,
    share,
    figures.average,
    figures.effort,
    figures.asked,
    figures.answered,
  ]
  return [name, ...numbers.map((number) => (number === null ? '' : format.format(number)))]
}
