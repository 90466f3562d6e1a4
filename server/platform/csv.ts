import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Language } from '#contract/common.ts'
import { filenameParameter } from './filename.ts'
import type { HttpCtx } from './http.ts'

/** Excel takes what the country parts its lists by. */
const delimiters: Record<Language, string> = { es: ';', en: ',' }

/**
 * Rows as CSV (RFC 4180, UTF-8 with a mark that spreadsheets look for). What a spreadsheet would run as a formula is
 * led by a quote (OWASP); an import takes it off again.
 */
export function writeRows(rows: readonly (readonly string[])[], language: Language): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter: delimiters[language], escape_formulas: true, record_delimiter: 'windows' },
  )
}

/** Sends pages of rows while they are read. */
export async function sendCsv(
  ctx: HttpCtx,
  filename: string,
  language: Language,
  pages: AsyncIterable<readonly (readonly string[])[]>,
): Promise<undefined> {
  ctx.reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; ${filenameParameter(filename)}`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
  await ctx.reply.send(Readable.from(written(pages, language)))
  return undefined
}

async function* written(pages: AsyncIterable<readonly (readonly string[])[]>, language: Language) {
  yield '\ufeff'
  for await (const rows of pages) if (rows.length > 0) yield writeRows(rows, language)
}
