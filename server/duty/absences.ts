import { type Absence, type duty, mostAbsences } from '#contract/duty.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'
import { directs } from './policy.ts'
import { type AbsenceRow, selectAbsences } from './select-absences.ts'
import { tellDuty, wakeQueuesOf } from './wake.ts'

type AbsenceDraft = Input<typeof duty.addAbsence>['body']
type AbsenceChange = Input<typeof duty.changeAbsence>['body']

/** What has not ended, the next one first. */
export async function listAbsences(ctx: Ctx, actor: PersonActor, personId: string | undefined): Promise<Absence[]> {
  const rows = await selectAbsences(ctx.db)
    .where('x.endsAt', '>', ctx.now())
    // Who does not work here is away for approvals only.
    .where('p.role', '<>', 'requester')
    .$if(personId !== undefined, (query) => query.where('x.personId', '=', personId ?? ''))
    .orderBy('x.startsAt')
    .orderBy('x.id')
    .limit(1000)
    .execute()
  const directed = new Map<string, boolean>()
  for (const { personId: id } of rows)
    if (!directed.has(id)) directed.set(id, id === actor.id || (await directs(ctx.db, actor, id)))
  return rows.map((row) => present(row, directed.get(row.personId) ?? false))
}

export async function addAbsence(work: Work, actor: PersonActor, draft: AbsenceDraft): Promise<Absence> {
  const { personId = actor.id, ...fields } = draft
  authorize(personId === actor.id || (await directs(work.tx, actor, personId)), 'send somebody else away')
  await refuseNonAgent(work, 'personId', personId)
  await refuseTooMany(work, personId)
  await check(work, personId, fields)
  const id = work.newId()
  await work.tx
    .insertInto('absences')
    .values({ id, personId, createdBy: actor.id, createdAt: work.now(), ...fields })
    .execute()
  const absence = await getAbsence(work, id)
  await followAbsence(work, absence, { action: 'absence.added', changes: changesBetween({}, told(absence)) })
  return absence
}

export async function changeAbsence(
  work: Work,
  actor: PersonActor,
  id: string,
  change: AbsenceChange,
): Promise<Absence> {
  const before = await lockAbsence(work, actor, id)
  await check(work, before.person.id, {
    startsAt: change.startsAt ?? before.startsAt,
    endsAt: change.endsAt ?? before.endsAt,
    substituteId: change.substituteId === undefined ? (before.substitute?.id ?? null) : change.substituteId,
  })
  if (Object.keys(change).length > 0) await work.tx.updateTable('absences').set(change).where('id', '=', id).execute()
  const after = await getAbsence(work, id)
  await followAbsence(work, after, { action: 'absence.changed', changes: changesBetween(told(before), told(after)) })
  return after
}

export async function removeAbsence(work: Work, actor: PersonActor, id: string): Promise<void> {
  const absence = await lockAbsence(work, actor, id)
  await work.tx.deleteFrom('absences').where('id', '=', id).execute()
  await followAbsence(work, absence, { action: 'absence.removed' })
}

export async function getAbsence(work: Work, id: string): Promise<Absence> {
  const row = await selectAbsences(work.tx).where('x.id', '=', id).executeTakeFirst()
  return present(found(row, 'Absence'), true)
}

async function lockAbsence(work: Work, actor: PersonActor, id: string): Promise<Absence> {
  const locked = await work.tx
    .selectFrom('absences')
    .select('personId')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const { personId } = found(locked, 'Absence')
  authorize(personId === actor.id || (await directs(work.tx, actor, personId)), 'change the absence of somebody else')
  return getAbsence(work, id)
}

async function check(
  work: Work,
  personId: string,
  { startsAt, endsAt, substituteId }: Pick<AbsenceDraft, 'startsAt' | 'endsAt' | 'substituteId'>,
): Promise<void> {
  if (new Date(endsAt) <= new Date(startsAt))
    throw invalidField('endsAt', 'too_small', 'An absence ends after it begins')
  if (substituteId === null) return
  if (substituteId === personId) throw invalidField('substituteId', 'invalid', 'Nobody stands in for oneself')
  await refuseNonAgent(work, 'substituteId', substituteId)
}

async function refuseNonAgent(work: Work, path: string, id: string): Promise<void> {
  const person = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', id)
    .where('role', '<>', 'requester')
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (person === undefined) throw invalidField(path, 'unknown', 'Nobody with this id works here')
}

async function refuseTooMany(work: Work, personId: string): Promise<void> {
  const rows = await work.tx
    .selectFrom('absences')
    .select('id')
    .where('personId', '=', personId)
    .where('endsAt', '>', work.now())
    .limit(mostAbsences)
    .execute()
  if (rows.length >= mostAbsences)
    throw invalidField('startsAt', 'too_many', `There are ${mostAbsences} absences to come already: remove one`)
}

/**
 * Tells of it; looks through the queues when somebody is back: now, or at its end; and gives what waits for an approval
 * to the substitute when it begins.
 */
export async function followAbsence(
  work: Work,
  absence: Absence,
  act: Pick<Parameters<Work['record']>[0], 'action' | 'changes'>,
): Promise<void> {
  await work.record({ ...act, subject: absence.person.name })
  await wakeQueuesOf(work, absence.person.id)
  const ends = { key: `absence:${absence.id}`, runAt: new Date(absence.endsAt) }
  await addJob(work, 'assignment:person', { personId: absence.person.id }, ends)
  const begins = { key: `absence-begins:${absence.id}`, runAt: new Date(absence.startsAt) }
  await addJob(work, 'approvals:deputy', { personId: absence.person.id }, begins)
  await tellDuty(work)
}

function present(row: AbsenceRow, canChange: boolean): Absence {
  return {
    id: row.id,
    person: presentPersonRef({ id: row.personId, name: row.name, email: row.email, role: row.role }),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    substitute:
      row.substituteId === null
        ? null
        : presentPersonRef({
            id: row.substituteId,
            name: row.substituteName ?? '',
            email: row.substituteEmail,
            role: row.substituteRole ?? 'agent',
          }),
    note: row.note,
    can: { change: canChange },
  }
}

export function told({ startsAt, endsAt, substitute, note }: Absence) {
  return { startsAt, endsAt, substitute: substitute?.name ?? null, note }
}
