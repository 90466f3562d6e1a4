import type { Role } from '#contract/people.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { canEditPerson, type PersonRow } from '../people/index.ts'
import type { OwnIdentity } from './traces.ts'

/**
 * Both people, locked against everything that would give one of them a ticket meanwhile; always in the same order,
 * so that two merges never wait for each other for ever.
 */
export async function lockPair(work: Work, fromId: string, intoId: string): Promise<[PersonRow, PersonRow]> {
  const rows = await work.tx
    .selectFrom('people')
    .selectAll()
    .where('id', 'in', [fromId, intoId])
    .orderBy('id')
    .forUpdate()
    .execute()
  const from = found(
    rows.find(({ id }) => id === fromId),
    'Person',
  )
  const into = rows.find(({ id }) => id === intoId)
  if (into === undefined) throw invalidField('into', 'unknown', 'There is no such person')
  for (const one of [from, into]) authorize(canEditPerson(work.actor, { role: one.role as Role }), 'change this person')
  return [from, into]
}

export async function identitiesOf(tx: Tx, personId: string): Promise<OwnIdentity[]> {
  const rows = await tx
    .selectFrom('identities')
    .select(['kind', 'value', 'position'])
    .where('personId', '=', personId)
    .orderBy('kind')
    .orderBy('position')
    .orderBy('value')
    .execute()
  // The database's check holds the column to these words.
  return rows as OwnIdentity[]
}
