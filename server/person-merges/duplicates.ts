import { sql } from 'kysely'
import type { Duplicate } from '#contract/person-merges.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { escapePattern, findPeopleOnLine, findPerson, listPeopleByIds, presentPerson } from '../people/index.ts'
import { listDistinct } from './distinct.ts'

const mostShown = 5
/** Of a name as common as this, a namesake is no hint; and no list is read that nobody would look through. */
const mostNamesakes = 50

type Reason = Duplicate['reasons'][number]

/** Requesters who may be the same person: on the same phone line, or of the same name at the same place. */
export async function listDuplicates(ctx: Ctx, id: string): Promise<Duplicate[]> {
  const person = found(await findPerson(ctx.db, id), 'Person')
  if (person.role !== 'requester' || person.mergedIntoId !== null) return []
  const reasons = new Map<string, Reason[]>()
  for (const one of await onSameLine(ctx, id)) reasons.set(one, ['phone'])
  for (const one of await namesakes(ctx, person)) reasons.set(one, [...(reasons.get(one) ?? []), 'name'])
  for (const one of await listDistinct(ctx.db, id)) reasons.delete(one)
  const ids = [...reasons.keys()].toSorted(
    (one, other) => (reasons.get(other)?.length ?? 0) - (reasons.get(one)?.length ?? 0),
  )
  const rows = await listPeopleByIds(ctx.db, ids.slice(0, mostShown))
  return rows.map((row) => ({ person: presentPerson(ctx.actor, row), reasons: reasons.get(row.id) ?? [] }))
}

/** A number is one person's only, but somebody may have left out the country code. */
async function onSameLine({ db }: Ctx, id: string): Promise<string[]> {
  const own = await db
    .selectFrom('identities')
    .select('value')
    .where('kind', '=', 'phone')
    .where('personId', '=', id)
    .execute()
  const others = new Set<string>()
  for (const { value } of own) {
    for (const person of await findPeopleOnLine(db, value)) {
      if (person.id !== id && person.role === 'requester') others.add(person.id)
    }
  }
  return [...others]
}

interface Known {
  id: string
  name: string
  email: string | null
  organizationId: string | null
}

/** Of the same name, and in the same organization, or at the same mail domain, or known by no address at all. */
async function namesakes({ db }: Ctx, { id, name, email, organizationId }: Known): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'email', 'organizationId'])
    .where(sql<boolean>`find_text like plain(${escapePattern(name)}) || '%'`)
    .where(sql<boolean>`plain(name) = plain(${name})`)
    .where('role', '=', 'requester')
    .where('mergedIntoId', 'is', null)
    .where('id', '<>', id)
    .limit(mostNamesakes + 1)
    .execute()
  if (rows.length > mostNamesakes) return []
  return rows
    .filter(
      (other) =>
        other.email === null ||
        email === null ||
        domainOf(other.email) === domainOf(email) ||
        (other.organizationId !== null && other.organizationId === organizationId),
    )
    .map((row) => row.id)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@'))
}
