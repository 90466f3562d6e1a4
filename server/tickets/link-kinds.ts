import { type RawBuilder, sql } from 'kysely'
import type { LinkKind } from '#contract/links.ts'

/** What the ticket in `from_id` is of the one in `to_id`, as the database has it. */
export type StoredKind = keyof typeof sides

/** Each link has a word for either side. */
const sides = {
  related: ['related', 'related'],
  follow_up: ['follow_up_of', 'followed_up_by'],
  duplicate: ['duplicate_of', 'duplicated_by'],
  child: ['child_of', 'parent_of'],
  caused: ['caused_by', 'cause_of'],
} as const satisfies Record<string, readonly [LinkKind, LinkKind]>

const stored = Object.keys(sides) as StoredKind[]

export function kindFrom(kind: StoredKind): LinkKind {
  return sides[kind][0]
}

export function kindTo(kind: StoredKind): LinkKind {
  return sides[kind][1]
}

/** How a link is kept that is called `kind` from one of its sides, and whether that side is its `from`. */
export function storedAs(kind: LinkKind): { kind: StoredKind; isFrom: boolean } {
  for (const one of stored) {
    if (kindFrom(one) === kind) return { kind: one, isFrom: true }
    if (kindTo(one) === kind) return { kind: one, isFrom: false }
  }
  throw new Error(`No link is called ${kind}`)
}

/** The word for the side that stands in `me`, of a row `l` with `from_id` and `kind`. */
export function kindSeenFrom(me: RawBuilder<unknown>): RawBuilder<LinkKind> {
  const words = stored.map(
    (kind) => sql`when ${sql.lit(kind)} then case when l.from_id = ${me}
      then ${sql.lit(kindFrom(kind))} else ${sql.lit(kindTo(kind))} end`,
  )
  return sql`case l.kind ${sql.join(words, sql` `)} end`
}
