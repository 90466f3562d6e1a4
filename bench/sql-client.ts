import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { preparingClients } from '#server/platform/preparing-client.ts'
import type { Client } from './load-worker.ts'
import type { Load, SqlOperation } from './operations.ts'

/** One connection to PostgreSQL, prepared as Mesa's are, and nothing in between: what Mesa is measured against. */
export async function sqlClient({ databaseUrl, variants }: Extract<Load, { kind: 'sql' }>): Promise<Client> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new (preparingClients())({ connectionString: databaseUrl })
  await client.connect()
  return {
    act: async (variant) => {
      const operation = variants[variant]
      if (operation !== undefined) await replay(client, operation)
    },
    close: () => client.end(),
  }
}

async function replay(client: pg.Client, { steps, ids, number }: SqlOperation): Promise<void> {
  const fresh = new Map(ids.map((id) => [id, randomUUIDv7()]))
  let given: number | undefined
  try {
    for (const { text, values } of steps) {
      const renewed = values.map((value) => renew(value, fresh, number, given))
      const { rows } = await client.query(text, renewed)
      if (given === undefined && number !== undefined) given = (rows[0] as { number?: number } | undefined)?.number
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function renew(
  value: unknown,
  fresh: Map<string, string>,
  number: number | undefined,
  given: number | undefined,
): unknown {
  if (Array.isArray(value)) return value.map((one) => renew(one, fresh, number, given))
  if (value === number && given !== undefined) return given
  if (typeof value !== 'string' || fresh.size === 0) return value
  return [...fresh].reduce((text, [old, id]) => text.replaceAll(old, id), value)
}
