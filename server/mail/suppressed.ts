import { sql } from 'kysely'
import type { Suppression } from '#contract/suppressions.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'

/** Addresses that sent mail back for good: nothing is sent to them until somebody clears them. */
export async function suppressionsAmong(work: Work, addresses: string[]) {
  if (addresses.length === 0) return []
  const rows = await work.tx
    .selectFrom('suppressedAddresses')
    .select(['address', 'reason'])
    .where(
      'address',
      'in',
      addresses.map((address) => address.toLowerCase()),
    )
    .execute()
  const reasons = new Map(rows.map(({ address, reason }) => [address, reason]))
  return addresses.flatMap((address) => {
    const reason = reasons.get(address.toLowerCase())
    return reason === undefined ? [] : [{ address, reason }]
  })
}

interface ListRequest {
  q?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** The addresses nothing is sent to, in their order. */
export async function listSuppressed(ctx: Ctx, { q, limit, cursor }: ListRequest) {
  const rows = await ctx.db
    .selectFrom('suppressedAddresses')
    .selectAll()
    .$if(q !== undefined, (query) => query.where(sql<boolean>`strpos(address, ${(q ?? '').toLowerCase()}) > 0`))
    .$if(cursor !== undefined, (query) => query.where('address', '>', placeOf(cursor ?? '')))
    .orderBy('address')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, present, (row) => [row.address])
}

/** Somebody says that the address is right again. */
export async function clearSuppressed(work: Work, address: string): Promise<void> {
  if (!(await liftSuppression(work, address))) throw notFound('Address')
}

/** Whether there was anything to lift. */
export async function liftSuppression(work: Work, address: string): Promise<boolean> {
  const lifted = await work.tx
    .deleteFrom('suppressedAddresses')
    .where('address', '=', address.toLowerCase())
    .returning('reason')
    .executeTakeFirst()
  if (lifted !== undefined) await work.record({ action: 'suppression.cleared', subject: address.toLowerCase() })
  return lifted !== undefined
}

function placeOf(cursor: string): string {
  const [address] = decodeCursor(cursor, 1)
  if (typeof address !== 'string') throw invalidCursor()
  return address
}

function present(row: { address: string; reason: string; createdAt: Date }): Suppression {
  return { ...row, createdAt: row.createdAt.toISOString() }
}
