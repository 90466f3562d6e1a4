import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { type Macro, type MacroAction, macroAction } from '#contract/macros.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { Macros } from '../kernel/tables.ts'
import { audienceOf, isFor, mayKeep, teamsOf } from '../teams/index.ts'
import { brokenIn } from './targets.ts'

const stored = z.array(macroAction)

/** Those that an agent can use. The others are not found. */
export function selectMacros(db: Db | Tx, actor: PersonActor) {
  return db.selectFrom('macros as x').selectAll().where(isFor(actor, 'x'))
}

export async function listMacros(db: Db | Tx, actor: PersonActor): Promise<Macro[]> {
  return present(db, actor, await selectMacros(db, actor).orderBy(sql`lower(x.name), x.id`).execute())
}

export async function getMacro(db: Db | Tx, actor: PersonActor, id: string): Promise<Macro> {
  const row = found(await selectMacros(db, actor).where('x.id', '=', id).executeTakeFirst(), 'Macro')
  return found((await present(db, actor, [row]))[0], 'Macro')
}

/** One that another release wrote and this one cannot read is left out. */
async function present(db: Db | Tx, actor: PersonActor, rows: Selectable<Macros>[]): Promise<Macro[]> {
  const teamIds = await teamsOf(db, actor.id)
  const read = rows.flatMap((row): { row: Selectable<Macros>; actions: MacroAction[] }[] => {
    const { success, data } = stored.safeParse(row.actions)
    return success ? [{ row, actions: data }] : []
  })
  const broken = await brokenIn(
    db,
    read.map(({ actions }) => actions),
  )
  return read.map(({ row, actions }, index) => {
    const audience = audienceOf(row)
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      audience,
      actions,
      broken: broken[index] ?? [],
      useCount: row.useCount,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      can: { change: mayKeep(audience, actor, teamIds) },
    }
  })
}
