import type { Input } from '#contract/operation.ts'
import type { people } from '#contract/people.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, authorize, found } from '../kernel/errors.ts'
import { fieldsAfter, valuesOf } from './field-values.ts'
import { organizationOfAddress, refreshFindText, replaceAddress, replacePhones } from './identities.ts'
import { checkManager } from './managers.ts'
import { checkPlacement, replaceTeams } from './placement.ts'
import { canAdminister, canEditPerson, refuseMerged } from './policy.ts'
import { getPerson, type ListedPerson } from './queries.ts'
import { roleOf } from './schema.ts'
import { forgetLinks } from './sign-in/mailed-links.ts'
import { endSessions } from './sign-in/sessions.ts'
import { tellVip } from './tell-vip.ts'
import { toldPerson } from './told.ts'
import { replaceTraining } from './training.ts'

export type PersonChange = Input<typeof people.update>['body']

/** The person before and after; whether there is a password already tells who needs an invitation. */
export async function changePerson(work: Work, id: string, change: PersonChange) {
  const { tx } = work
  const otherAdministrators = await lockAdministrators(work, id)
  const hasPassword = await lockPerson(work, id)
  const before = await getPerson(tx, id)
  refuseMerged(before)
  authorize(canEditPerson(work.actor, { role: roleOf(before) }), 'change this person')
  authorize(
    canAdminister(work.actor) || !isAdministrative(before, change),
    'change roles, teams, training, rights or activity',
  )
  const { email, phones, teamIds, training, fields: given = {}, ...fields } = await completed(work, before, change)
  const values = await fieldsAfter(work, 'person', valuesOf(before), given)
  if (otherAdministrators === 0 && isAdministrator(before) && !isAdministrator(fields)) {
    throw new AppError('last_administrator', 'Make somebody else an administrator first')
  }
  await checkManager(tx, id, fields.managerId)
  await checkPlacement(tx, { role: fields.role, email, teamIds, organizationId: change.organizationId })

  await tx
    .updateTable('people')
    .set({ ...fields, fields: JSON.stringify(values), email, updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  await replaceAddress(tx, before, email)
  if (phones !== undefined) await replacePhones(tx, id, phones)
  await replaceTeams(tx, id, teamIds)
  await replaceTraining(tx, { id, role: fields.role }, training)
  await refreshFindText(tx, id)
  if (email !== before.email || !fields.isActive) await forgetLinks(work, id)
  if (!fields.isActive) await endSessions(work, id)
  const after = await getPerson(tx, id)
  const changes = changesBetween(toldPerson(before), toldPerson(after))
  await work.record({ action: 'person.changed', subject: after.name, changes })
  await tellVip(work, { personId: id }, before, after)
  return { before, after, hasPassword }
}

/** The change with what it leaves as it is, and with what follows from it. */
async function completed(work: Work, before: ListedPerson, change: PersonChange) {
  const role = change.role ?? roleOf(before)
  const email = change.email === undefined ? before.email : change.email
  const isPlaced = change.organizationId !== undefined || before.organizationId !== null
  const organizationId =
    isPlaced || email === null ? {} : { organizationId: await organizationOfAddress(work.tx, email) }
  return {
    ...organizationId,
    ...change,
    role,
    email,
    isActive: change.isActive ?? before.isActive,
    declaresMajor: role !== 'requester' && (change.declaresMajor ?? before.declaresMajor),
    teamIds: change.teamIds ?? (role === 'requester' ? [] : before.teamIds),
    training: role === 'requester' ? null : change.training === undefined ? before.training : change.training,
  }
}

/**
 * How many active administrators there are besides this person. Two who demote each other at once are put in a
 * row here, so that the second sees what the first did; always locked in the same order, before anything else.
 */
async function lockAdministrators(work: Work, id: string): Promise<number> {
  const rows = await work.tx
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'admin')
    .where('isActive', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.filter((row) => row.id !== id).length
}

/** Whether the person has a password; nobody else changes the person meanwhile. */
async function lockPerson(work: Work, id: string): Promise<boolean> {
  const query = work.tx.selectFrom('people').select('passwordHash').where('id', '=', id).forNoKeyUpdate()
  return found(await query.executeTakeFirst(), 'Person').passwordHash !== null
}

function isAdministrator(person: { role: string; isActive: boolean }): boolean {
  return person.role === 'admin' && person.isActive
}

function isAdministrative(before: ListedPerson, change: PersonChange): boolean {
  return (
    (change.role !== undefined && change.role !== before.role) ||
    (change.training !== undefined && JSON.stringify(change.training) !== JSON.stringify(before.training)) ||
    (change.isActive !== undefined && change.isActive !== before.isActive) ||
    (change.declaresMajor !== undefined && change.declaresMajor !== before.declaresMajor) ||
    (before.role !== 'requester' && change.managerId !== undefined && change.managerId !== before.managerId) ||
    (change.teamIds !== undefined && change.teamIds.toSorted().join() !== before.teamIds.join())
  )
}
