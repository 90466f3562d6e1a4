import type { Ctx } from '../kernel/context.ts'
import { transact } from '../kernel/context.ts'
import { type ClockColumns, columnsOfAll, differences, keyOf, type StoredClock } from './clock-rows.ts'
import { runClocks } from './clocks/run-clocks.ts'
import { readFacts } from './history.ts'
import { storeClocks } from './refresh.ts'

/** A stored clock that is not what the history says. */
export interface Difference {
  number: number
  /** Kind and run, as `resolution 1`. */
  clock: string
  what: string
}

const atOnce = 200

/** Makes the clocks of all tickets anew from their history and compares; with `repairs`, writes what should be. */
export async function* verifyClocks(ctx: Ctx, repairs: boolean): AsyncGenerator<Difference[], number> {
  let checked = 0
  let after: string | undefined
  for (;;) {
    const tickets = await nextTickets(ctx, after)
    if (tickets.length === 0) return checked
    const wrong = await compare(ctx, tickets)
    if (repairs) for (const id of new Set(wrong.map(({ ticketId }) => ticketId))) await repair(ctx, id)
    yield wrong.map(({ ticketId: _, ...difference }) => difference)
    checked += tickets.length
    after = tickets.at(-1)?.id
  }
}

function nextTickets(ctx: Ctx, after: string | undefined) {
  return ctx.db
    .selectFrom('tickets as t')
    .select(['t.id', 't.number'])
    .where(({ or, exists, eb, selectFrom }) =>
      or([
        eb('t.slaVersionId', 'is not', null),
        eb('t.teamVersionId', 'is not', null),
        exists(selectFrom('slaClocks as c').select('c.id').whereRef('c.ticketId', '=', 't.id')),
      ]),
    )
    .$if(after !== undefined, (query) => query.where('t.id', '>', after ?? ''))
    .orderBy('t.id')
    .limit(atOnce)
    .execute()
}

async function compare(ctx: Ctx, tickets: { id: string; number: number }[]) {
  const ids = tickets.map(({ id }) => id)
  const now = ctx.now()
  // In one snapshot: otherwise what changes in between would look wrong.
  const [stored, facts] = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(
      async (tx) =>
        [
          await tx.selectFrom('slaClocks').selectAll().where('ticketId', 'in', ids).execute(),
          await readFacts(tx, ids),
        ] as const,
    )
  const byTicket = Map.groupBy(stored, ({ ticketId }) => ticketId)
  return tickets.flatMap(({ id, number }) =>
    faultsOf(byTicket.get(id) ?? [], columnsOfAll(runClocks(facts.get(id) ?? [], now)), now).map((fault) => ({
      ...fault,
      number,
      ticketId: id,
    })),
  )
}

function faultsOf(stored: StoredClock[], wanted: ClockColumns[], now: Date) {
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const kept = new Set(wanted.map(keyOf))
  const missing = wanted.flatMap((row) => {
    const before = known.get(keyOf(row))
    if (before === undefined) return [{ clock: keyOf(row), what: 'is missing' }]
    const columns = differences(before, row).filter((column) => !isUntold(before[column], row[column], now))
    return columns.map((column) => ({
      clock: keyOf(row),
      what: `${column} is ${words(before[column])} and should be ${words(row[column])}`,
    }))
  })
  const surplus = stored
    .filter((row) => !kept.has(keyOf(row)))
    .map((row) => ({ clock: keyOf(row), what: 'is too much' }))
  return [...missing, ...surplus]
}

const toldWithinMs = 120_000

/** What has just happened may not have been told yet: the job that tells it is at work. */
function isUntold(stored: unknown, wanted: unknown, now: Date): boolean {
  return stored === null && wanted instanceof Date && wanted.getTime() > now.getTime() - toldWithinMs
}

function words(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

async function repair(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    await work.tx.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute()
    await storeClocks(work, id)
  })
}
