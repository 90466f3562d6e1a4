import { type RawBuilder, sql } from 'kysely'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** History keeps names beside ids: what was read then stays readable when a team is renamed or gone. */
export interface NamedReference {
  id: string
  name: string
}

type Reader = (work: Work, id: string) => Promise<(NamedReference & { fits: boolean }) | undefined>

const readers: Record<string, Reader> = {
  teamId: async (work, id) => {
    const team = await work.tx.selectFrom('teams').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
    return team && { ...team, fits: true }
  },
  requesterId: (work, id) => readPerson(work, id, sql`is_active`),
  assigneeId: (work, id) => readPerson(work, id, sql`is_active and role <> 'requester'`),
}

/** Puts names to the references among the changes; refuses new ones that do not exist or do not fit. */
export async function nameReferences(work: Work, changes: FieldChange[]): Promise<FieldChange[]> {
  const named: FieldChange[] = []
  for (const { field, from, to } of changes) {
    const read = readers[field]
    if (read === undefined) {
      named.push({ field, from, to })
      continue
    }
    const before = typeof from === 'string' ? await read(work, from) : undefined
    const after = typeof to === 'string' ? await read(work, to) : undefined
    if (typeof to === 'string' && !after?.fits) {
      throw invalidField(field, 'unknown', 'There is nobody and nothing with this id that fits')
    }
    named.push({ field, from: nameOf(before), to: nameOf(after) })
  }
  return named
}

function readPerson(work: Work, id: string, fitting: RawBuilder<unknown>) {
  return work.tx
    .selectFrom('people')
    .select(['id', 'name', sql<boolean>`${fitting}`.as('fits')])
    .where('id', '=', id)
    .executeTakeFirst()
}

function nameOf(reference: NamedReference | undefined): NamedReference | null {
  return reference === undefined ? null : { id: reference.id, name: reference.name }
}
