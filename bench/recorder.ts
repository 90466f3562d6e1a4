import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type { DeskInstance } from '#server/app/desk-instance.ts'
import type { PersonActor } from '#server/kernel/actor.ts'
import type { DB } from '#server/kernel/tables.ts'
import { findPersonByAddress, personActor } from '#server/people/index.ts'
import type { HttpCtx } from '#server/platform/http.ts'
import { benchAgent } from './bench-desk.ts'
import type { SqlOperation, SqlStep } from './operations.ts'

/** Runs something of Mesa's as the agent, and tells which statements it made. */
export type Recorder = (act: (ctx: HttpCtx) => Promise<unknown>) => Promise<SqlOperation>

/** Mesa's own statements, as they are sent: they can neither be forgotten nor differ from the real ones. */
export async function recorder(desk: DeskInstance): Promise<Recorder> {
  const actor = await agentOf(desk)
  return async (act) => {
    const steps: SqlStep[] = []
    const ids: string[] = []
    const db = new Kysely<DB>({
      dialect: new PostgresDialect({ pool: desk.pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
      log: ({ query }) => void steps.push({ text: query.sql, values: [...query.parameters] }),
    })
    const ctx = desk.contextOf(actor)
    const newId = () => {
      const id = ctx.newId()
      ids.push(id)
      return id
    }
    // Handlers of JSON look at neither request nor reply.
    const http = { ...ctx, db, newId, request: undefined as never, reply: undefined as never, ifMatch: undefined }
    const result = await act(http)
    return { steps, ids, number: numberOf(result) }
  }
}

function numberOf(result: unknown): number | undefined {
  const number = typeof result === 'object' && result !== null && 'number' in result ? result.number : undefined
  return typeof number === 'number' ? number : undefined
}

async function agentOf(desk: DeskInstance): Promise<PersonActor> {
  const { db } = desk.database
  const person = await findPersonByAddress(db, benchAgent)
  const actor = person === undefined ? undefined : await personActor(db, person.id)
  if (actor === undefined) throw new Error(`${benchAgent} is not at this desk; let BENCH_DATA_DIR name another folder`)
  return actor
}
