import type { Kysely, Transaction } from 'kysely'
import type { Actor } from './actor.ts'
import type { Act } from './acts.ts'
import type { Services } from './services.ts'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

/** What every command and query receives. Built once per request, per job and per test. */
export interface Ctx {
  db: Db
  actor: Actor
  now: () => Date
  /** A new UUIDv7 (RFC 9562). */
  newId: () => string
  /** Address of the caller, where there is one. */
  ip: string | undefined
  services: Services
}

/** A command's unit of work: all its rows become visible together or not at all. */
export interface Work extends Omit<Ctx, 'db'> {
  tx: Tx
  /** Records an act for the audit log, in this transaction. */
  record: (act: Act) => Promise<void>
}

export async function transact<T>(ctx: Ctx, run: (work: Work) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute((tx) => run(workIn(ctx, tx)))
}

/** The same context as somebody else: a job that continues what a person began. */
export function actingAs(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor }
}

function workIn(ctx: Ctx, tx: Tx): Work {
  const work: Work = {
    tx,
    actor: ctx.actor,
    now: ctx.now,
    newId: ctx.newId,
    ip: ctx.ip,
    services: ctx.services,
    record: (act) => ctx.services.onAct(work, act),
  }
  return work
}
