import type { Input } from '#contract/operation.ts'
import type { people } from '#contract/people.ts'
import type { Work } from '../kernel/context.ts'
import { authorize } from '../kernel/errors.ts'
import { fieldsAfter } from './field-values.ts'
import { organizationOfAddress, refreshFindText, replaceAddress, replacePhones } from './identities.ts'
import { checkManager } from './managers.ts'
import { checkPlacement, replaceTeams } from './placement.ts'
import { canAdminister, canEditPerson } from './policy.ts'
import { deskLanguage } from './queries.ts'
import type { PersonRow } from './schema.ts'
import { replaceTraining } from './training.ts'

type Draft = Input<typeof people.create>['body']
export type PersonDraft = Omit<Draft, 'fields' | 'training'> & Partial<Pick<Draft, 'fields' | 'training'>>

export async function addPerson(work: Work, draft: PersonDraft): Promise<PersonRow> {
  authorize(canEditPerson(work.actor, draft), 'add people of this role')
  authorize(draft.teamIds.length === 0 || canAdminister(work.actor), 'put people into teams')
  await checkPlacement(work.tx, draft)
  await checkManager(work.tx, undefined, draft.managerId)
  const { email, phones, teamIds, training = null, fields: given = {}, ...fields } = draft
  authorize(training === null || canAdminister(work.actor), 'say who is in training')
  const person = await work.tx
    .insertInto('people')
    .values({
      ...fields,
      id: work.newId(),
      email,
      fields: JSON.stringify(await fieldsAfter(work, 'person', {}, given)),
      language: draft.language ?? (await deskLanguage(work.tx)),
      organizationId: draft.organizationId === undefined ? await organizationOf(work, email) : draft.organizationId,
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await replaceAddress(work.tx, { id: person.id, email: null }, email)
  await replacePhones(work.tx, person.id, phones)
  await replaceTeams(work.tx, person.id, teamIds)
  await replaceTraining(work.tx, person, training)
  await refreshFindText(work.tx, person.id)
  await work.record({ action: 'person.created', subject: `${person.name} (${person.role})` })
  return person
}

async function organizationOf(work: Work, email: string | null): Promise<string | null> {
  return email === null ? null : organizationOfAddress(work.tx, email)
}
