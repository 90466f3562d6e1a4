import { personOf } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { authorize, invalidField } from '../../kernel/errors.ts'
import { findPerson } from '../identities.ts'
import { type About, canChangeNote, getNote, getSubject } from './queries.ts'

export async function addNote(work: Work, { personId, organizationId, body }: About & { body: string }) {
  const subject = await getSubject(work.tx, { personId, organizationId })
  const person = personId === undefined ? undefined : await findPerson(work.tx, personId)
  if (person?.mergedIntoId != null) throw invalidField('personId', 'merged_person', 'Write it about whoever goes on')
  const note = {
    id: work.newId(),
    personId: personId ?? null,
    organizationId: organizationId ?? null,
    authorId: personOf(work.actor).id,
    body,
    createdAt: work.now(),
    updatedAt: work.now(),
  }
  await work.tx.insertInto('customerNotes').values(note).execute()
  await work.record({ action: 'customer_note.added', subject })
  return getNote(work.tx, note.id)
}

export async function changeNote(work: Work, id: string, body: string) {
  const subject = await lockNote(work, id)
  await work.tx.updateTable('customerNotes').set({ body, updatedAt: work.now() }).where('id', '=', id).execute()
  await work.record({ action: 'customer_note.changed', subject })
  return getNote(work.tx, id)
}

export async function removeNote(work: Work, id: string): Promise<void> {
  const subject = await lockNote(work, id)
  await work.tx.deleteFrom('customerNotes').where('id', '=', id).execute()
  await work.record({ action: 'customer_note.removed', subject })
}

/** The name of whom it is about, if the actor may change it. */
async function lockNote(work: Work, id: string): Promise<string> {
  const note = await getNote(work.tx, id)
  authorize(canChangeNote(work.actor, note), 'change a note of somebody else')
  return getSubject(work.tx, {
    personId: note.personId ?? undefined,
    organizationId: note.organizationId ?? undefined,
  })
}
