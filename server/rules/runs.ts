import { z } from 'zod'
import { type RuleRun, ruleRun } from '#contract/ticket-rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId, readIdCursor, ticketsVisibleTo } from '../tickets/index.ts'

interface Page {
  limit: number
  cursor?: string | undefined
}

/** What a rule did to tickets in reach, newest first. */
export async function listRunsOfRule(ctx: Ctx, ruleId: string, page: Page) {
  found(await ctx.db.selectFrom('rules').select('id').where('id', '=', ruleId).executeTakeFirst(), 'Rule')
  const rows = await selectRuns(ctx, page).where('u.ruleId', '=', ruleId).execute()
  return pageOf(rows, page.limit, present, ({ id }) => [id])
}

/** What rules did to a ticket in reach, newest first. */
export async function listRunsOfTicket(ctx: Ctx, number: number, page: Page & { id?: string | undefined }) {
  const ticketId = await getTicketId(ctx, number)
  const { id } = page
  const rows = await selectRuns(ctx, page)
    .where('u.ticketId', '=', ticketId)
    .$if(id !== undefined, (query) => query.where('u.id', '=', id ?? ''))
    .execute()
  return pageOf(rows, page.limit, present, (row) => [row.id])
}

function selectRuns(ctx: Ctx, { limit, cursor }: Page) {
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('ruleRuns as u')
    .innerJoin('tickets as t', 't.id', 'u.ticketId')
    .selectAll('u')
    .select(['t.number', 't.subject'])
    .$if(visible !== undefined, (query) => query.where(visible ?? ((eb) => eb.lit(true))))
    .$if(before !== undefined, (query) => query.where('u.id', '<', before ?? ''))
    .orderBy('u.id', 'desc')
    .limit(limit + 1)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>

const named = z.object({ name: z.string() }).transform(({ name }) => name)
const parts = ruleRun.pick({ outcome: true, findings: true, deeds: true, changes: true })

function present(row: Row): RuleRun {
  const { id, ruleId, ruleName, version, trigger, ledBy, reason, number, subject, createdAt } = row
  const { changes, ...read } = parts.parse(row)
  return {
    id,
    ruleId,
    name: ruleName,
    version,
    ticket: { number, subject },
    trigger,
    ledBy,
    reason,
    ...read,
    changes: changes.map(({ field, from, to }) => ({ field, from: wordOf(from), to: wordOf(to) })),
    createdAt: createdAt.toISOString(),
  }
}

/** References are kept with id and name, and read as names. */
function wordOf(value: unknown): unknown {
  return named.safeParse(value).data ?? value
}
