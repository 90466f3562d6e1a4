import { sql } from 'kysely'
import { type CustomerImport, customerImport, type ImportOutcome, importRow } from '#contract/customer-imports.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { readIdCursor } from '../tickets/index.ts'

interface Page {
  limit: number
  cursor?: string | undefined
}

/** An import of the caller; those of others are nobody's business. */
export async function getImport(ctx: Ctx, id: string): Promise<CustomerImport> {
  return present(found(await selectImports(ctx).where('i.id', '=', id).executeTakeFirst(), 'Import'))
}

export async function listImports(ctx: Ctx, request: Page) {
  const before = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectImports(ctx)
    .$if(before !== undefined, (query) => query.where('i.id', '<', before ?? ''))
    .orderBy('i.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, present, (row) => [row.id])
}

export async function listRows(ctx: Ctx, id: string, request: Page & { outcome?: ImportOutcome | undefined }) {
  await getImport(ctx, id)
  const [after] = request.cursor === undefined ? [0] : decodeCursor(request.cursor, 1)
  if (!Number.isSafeInteger(after)) throw invalidCursor()
  const { outcome } = request
  const rows = await ctx.db
    .selectFrom('customerImportRows')
    .select(['rowNumber as row', 'outcome', 'name', 'changes', 'code'])
    .where('importId', '=', id)
    .where('rowNumber', '>', Number(after))
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .orderBy('rowNumber')
    .limit(request.limit + 1)
    .execute()
  return pageOf(
    rows,
    request.limit,
    (row) => importRow.parse(row),
    (row) => [row.row],
  )
}

function selectImports(ctx: Ctx) {
  const counted = (outcome: ImportOutcome) =>
    sql<number>`(select count(*)::int from customer_import_rows as r
      where r.import_id = i.id and r.outcome = ${outcome})`
  return ctx.db
    .selectFrom('customerImports as i')
    .selectAll('i')
    .select([
      counted('new').as('new'),
      counted('changed').as('changed'),
      counted('unchanged').as('unchanged'),
      counted('wrong').as('wrong'),
    ])
    .where('i.personId', '=', personOf(ctx.actor).id)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectImports>['executeTakeFirstOrThrow']>>

function present(row: Row): CustomerImport {
  const { state } = row
  const isWorking = state === 'previewing' || state === 'applying'
  return customerImport.parse({
    ...row,
    done: row.done - 1,
    total: row.total === null ? null : row.total - 1,
    counts: { new: row.new, changed: row.changed, unchanged: row.unchanged, wrong: row.wrong },
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    can: {
      preview: state === 'mapping' || state === 'previewed',
      apply: state === 'previewed' && row.new + row.changed > 0,
      cancel: isWorking || state === 'mapping' || state === 'previewed',
    },
  })
}
