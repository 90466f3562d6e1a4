import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'

/** So often a statement is seen before it is worth keeping its plan. */
const seenOften = 20
/** Each connection keeps the plans of so many statements at most; each may take some 50 KB of the server. */
const mostPrepared = 100
/** How many rows words and tags find depends on which they are: such a statement needs a plan of its own each time. */
const needsOwnPlan = /@@|@>|\blike\b/i
const keepsItsPlan = '/* one plan for all values */'
/** Begins a statement of words or tags that is written so that it is answered in the same way whatever they are. */
export const onePlan = sql.raw(keepsItsPlan)
/** Texts that are being counted; lists of changing length make ever new ones. */
const mostCounted = 5000

const query = pg.Client.prototype.query as (...parts: unknown[]) => unknown

/**
 * Connections of one pool, which let PostgreSQL keep the plans of the statements that are asked all day: planning a
 * page of tickets takes three times as long as reading it.
 */
export function preparingClients(): typeof pg.Client {
  const statements = new FrequentStatements()
  return class PreparingClient extends pg.Client {
    // The library's own declaration is a page of overloads, of which this is the one that Kysely uses.
    override query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) ? statements.nameOf(text) : undefined
      if (name === undefined) return query.call(this, text, values, ...rest)
      const result = query.call(this, { name, text, values }, ...rest)
      if (result instanceof Promise) result.catch((error: unknown) => this.leaveWhenOutdated(error))
      return result
    }) as pg.Client['query']

    /** A newer release added a column meanwhile: the plans of this connection are worth nothing any more. */
    private leaveWhenOutdated(error: unknown): void {
      if (isOutdatedPlan(error)) this.end().catch(() => undefined)
    }
  }
}

/** PostgreSQL's feature_not_supported, said of a prepared statement whose table was altered. */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown }
  return code === '0A000' && routine === 'RevalidateCachedQuery'
}

class FrequentStatements {
  private readonly seen = new Map<string, number>()
  private readonly names = new Map<string, string>()

  /** The name under which a statement is prepared; undefined for those that are seldom asked. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text)
    if (known !== undefined || this.names.size >= mostPrepared) return known
    const times = (this.seen.get(text) ?? 0) + 1
    if (this.seen.size >= mostCounted) this.seen.clear()
    this.seen.set(text, times)
    if (times < seenOften || (needsOwnPlan.test(text) && !text.includes(keepsItsPlan))) return undefined
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
    this.names.set(text, name)
    return name
  }
}
