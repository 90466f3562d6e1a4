import { sql } from 'kysely'
import type { Ctx, Work } from '../kernel/context.ts'
import { ticketsVisibleTo } from './reach.ts'

/** Keeps the count of each tag in use; in the order of names, so that two changes at once never wait for each other. */
export async function countTags(work: Pick<Work, 'tx'>, before: string[], after: string[]): Promise<void> {
  const steps = [
    ...after.filter((name) => !before.includes(name)).map((name) => ({ name, by: 1 })),
    ...before.filter((name) => !after.includes(name)).map((name) => ({ name, by: -1 })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, by } of steps) {
    await sql`insert into tags (name, count) values (${name}, ${Math.max(by, 0)})
      on conflict (name) do update set count = greatest(tags.count + ${by}, 0)`.execute(work.tx)
  }
}

/** The tags in use, the commonest first; those that stand on no ticket in reach stay unknown. */
export async function listTags(ctx: Ctx, beginning: string | undefined): Promise<{ name: string; count: number }[]> {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('tags')
    .select(['name', 'count'])
    .where('count', '>', 0)
    .$if(beginning !== undefined, (query) => query.where(sql<boolean>`starts_with(name, ${beginning})`))
    .$if(visible !== undefined, (query) =>
      query.where(sql<boolean>`exists (select 1 from tickets as t where t.tags @> array[tags.name] and ${visible})`),
    )
    .orderBy('count', 'desc')
    .orderBy('name')
    .limit(100)
    .execute()
}
