import { isAgent, type PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { findPersonByAddress } from '../people/index.ts'

interface Named {
  personId?: string | undefined
  email?: string | undefined
}

interface Somebody {
  id: string
  name: string
  /** Works here. */
  isAgent: boolean
  /** By which field they were named. */
  field: 'personId' | 'email'
}

/**
 * Whom somebody names to decide in her place. Who works here may name anybody; others name agents and people of their
 * own organization, and learn of nobody else.
 */
export async function findSomebody(work: Work, actor: PersonActor, { personId, email }: Named): Promise<Somebody> {
  const field = personId === undefined ? 'email' : 'personId'
  const id = personId ?? (await findPersonByAddress(work.tx, email ?? ''))?.id
  const row =
    id === undefined
      ? undefined
      : await work.tx
          .selectFrom('people as p')
          .select(['p.id', 'p.name', 'p.role'])
          .select((eb) =>
            eb
              .or([
                eb('p.role', '<>', 'requester'),
                eb(
                  'p.organizationId',
                  '=',
                  eb.selectFrom('people as me').select('me.organizationId').where('me.id', '=', actor.id),
                ),
              ])
              .as('isNear'),
          )
          .where('p.id', '=', id)
          .where('p.isActive', '=', true)
          .where('p.mergedIntoId', 'is', null)
          .executeTakeFirst()
  if (row === undefined || !(isAgent(actor) || row.isNear)) {
    throw invalidField(field, 'unknown', 'Nobody like this can be chosen')
  }
  return { id: row.id, name: row.name, isAgent: row.role !== 'requester', field }
}
