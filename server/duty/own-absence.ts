import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { followAbsence, getAbsence, told } from './absences.ts'

interface OwnAbsence {
  id: string
  startsAt: Date
  endsAt: Date
  substituteId: string
  substituteName: string
}

/** The absence with a substitute that runs, or comes next; also of people who do not work here and only decide. */
export async function findOwnAbsence(db: Db | Tx, personId: string, now: Date): Promise<OwnAbsence | undefined> {
  return db
    .selectFrom('absences as x')
    .innerJoin('people as s', 's.id', 'x.substituteId')
    .select(['x.id', 'x.startsAt', 'x.endsAt', 's.id as substituteId', 's.name as substituteName'])
    .where('x.personId', '=', personId)
    .where('x.endsAt', '>', now)
    .orderBy('x.startsAt')
    .orderBy('x.id')
    .limit(1)
    .executeTakeFirst()
}

/** Says when somebody is away and who stands in: changes what was said of it, or says it for the first time. */
export async function keepOwnAbsence(
  work: Work,
  personId: string,
  said: Pick<OwnAbsence, 'substituteId' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  const known = await findOwnAbsence(work.tx, personId, work.now())
  if (known === undefined) {
    const id = work.newId()
    const row = { id, personId, ...said, createdBy: personId, createdAt: work.now() }
    await work.tx.insertInto('absences').values(row).execute()
    const absence = await getAbsence(work, id)
    return followAbsence(work, absence, { action: 'absence.added', changes: changesBetween({}, told(absence)) })
  }
  const before = await getAbsence(work, known.id)
  await work.tx.updateTable('absences').set(said).where('id', '=', known.id).execute()
  const after = await getAbsence(work, known.id)
  const changes = changesBetween(told(before), told(after))
  await followAbsence(work, after, { action: 'absence.changed', changes })
}

/** Takes it back; what was given to the substitute stays there. */
export async function removeOwnAbsence(work: Work, personId: string): Promise<void> {
  const known = await findOwnAbsence(work.tx, personId, work.now())
  if (known === undefined) return
  const absence = await getAbsence(work, known.id)
  await work.tx.deleteFrom('absences').where('id', '=', known.id).execute()
  await followAbsence(work, absence, { action: 'absence.removed' })
}
