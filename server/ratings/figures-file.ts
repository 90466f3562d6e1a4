import type { Language } from '#contract/common.ts'
import type { RatingGroup } from '#contract/ratings.ts'
import { personOf } from '../kernel/actor.ts'
import { sendCsv } from '../platform/csv.ts'
import type { HttpCtx } from '../platform/http.ts'
import { type GroupFigures, type RatingFilter, readFigures } from './figures.ts'

const filenames: Record<Language, string> = { es: 'valoraciones.csv', en: 'ratings.csv' }

const headers: Record<Language, string[]> = {
  es: ['', 'Valoraciones', 'Satisfechas', 'CSAT %', 'Media', 'Facilidad', 'Preguntadas', 'Contestadas'],
  en: ['', 'Ratings', 'Satisfied', 'CSAT %', 'Average', 'Ease', 'Asked', 'Answered'],
}
const totals: Record<Language, string> = { es: 'Total', en: 'Total' }
const none: Record<Language, string> = { es: 'Sin asignar', en: 'None' }

/** The figures as a file, a line for each group and one for all. */
export async function sendFigures(ctx: HttpCtx, request: RatingFilter & { groupBy: RatingGroup }): Promise<undefined> {
  const { language } = personOf(ctx.actor)
  const { total, groups } = await readFigures(ctx, request)
  const lines = groups.map((group) => lineOf(group.name ?? group.key ?? none[language], group, language))
  const all = lineOf(totals[language], { ...total, key: null, name: null }, language)
  async function* pages() {
    yield [headers[language], ...lines, all]
  }
  return sendCsv(ctx, filenames[language], language, pages())
}

function lineOf(name: string, figures: GroupFigures, language: Language): string[] {
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
