import type { Db, Tx } from '../kernel/context.ts'

/** Absences with the names of those whom they concern. */
export function selectAbsences(db: Db | Tx) {
  return db
    .selectFrom('absences as x')
    .innerJoin('people as p', 'p.id', 'x.personId')
    .leftJoin('people as s', 's.id', 'x.substituteId')
    .select(['x.id', 'x.personId', 'x.startsAt', 'x.endsAt', 'x.substituteId', 'x.note'])
    .select(['p.name', 'p.email', 'p.role'])
    .select(['s.name as substituteName', 's.email as substituteEmail', 's.role as substituteRole'])
}

export type AbsenceRow = Awaited<ReturnType<ReturnType<typeof selectAbsences>['executeTakeFirstOrThrow']>>
