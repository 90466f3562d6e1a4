import type { Language } from '#contract/common.ts'
import type { ImportOutcome } from '#contract/customer-imports.ts'
import { personOf } from '../kernel/actor.ts'
import type { Db } from '../kernel/context.ts'
import { sendCsv } from '../platform/csv.ts'
import type { HttpCtx } from '../platform/http.ts'
import { type CsvForm, type CsvRow, readRows } from './csv-file.ts'
import { getImport } from './queries.ts'
import { wordsOfReason } from './reasons.ts'

const rowsAtOnce = 500

const outcomes: Record<Language, Record<ImportOutcome, string>> = {
  es: { new: 'nuevo', changed: 'cambiado', unchanged: 'igual', wrong: 'mal' },
  en: { new: 'new', changed: 'changed', unchanged: 'unchanged', wrong: 'wrong' },
}
const headers: Record<Language, [string, string]> = { es: ['Resultado', 'Motivo'], en: ['Result', 'Reason'] }

/** The file once more, with what became of each row. */
export async function sendResults(ctx: HttpCtx, id: string): Promise<undefined> {
  const { language } = personOf(ctx.actor)
  const { filename, delimiter, charset } = await getImport(ctx, id)
  const { sha256 } = await ctx.db
    .selectFrom('customerImports')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const pages = pagesOf(ctx, id, { sha256, delimiter, charset }, language)
  return sendCsv(ctx, `${filename.replace(/\.\w+$/, '')}-${headers[language][0].toLowerCase()}.csv`, language, pages)
}

async function* pagesOf(ctx: HttpCtx, id: string, file: CsvForm & { sha256: string }, language: Language) {
  let page: CsvRow[] = []
  for await (const row of readRows(await ctx.services.files.open(file.sha256), file)) {
    if (row.row === 1) yield [[...row.cells, ...headers[language]]]
    else page.push(row)
    if (page.length < rowsAtOnce) continue
    yield await told(ctx.db, id, page, language)
    page = []
  }
  yield await told(ctx.db, id, page, language)
}

async function told(db: Db, id: string, page: CsvRow[], language: Language): Promise<string[][]> {
  const known = await db
    .selectFrom('customerImportRows')
    .select(['rowNumber', 'outcome', 'code'])
    .where('importId', '=', id)
    .where('rowNumber', '>=', page[0]?.row ?? 0)
    .where('rowNumber', '<=', page.at(-1)?.row ?? 0)
    .execute()
  const byRow = new Map(known.map((one) => [one.rowNumber, one]))
  return page.map(({ row, cells }) => {
    const one = byRow.get(row)
    if (one === undefined) return [...cells, '', '']
    return [...cells, outcomes[language][one.outcome as ImportOutcome], wordsOfReason(one.code, language)]
  })
}
