import { slaTerms } from '#contract/sla.ts'
import type { TeamAgreement } from '#contract/team-agreements.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'

export async function listAgreements(db: Db | Tx): Promise<TeamAgreement[]> {
  return (await selectAgreements(db).execute()).map(present)
}

export async function getAgreement(db: Db | Tx, teamId: string): Promise<TeamAgreement> {
  return present(found(await selectAgreements(db).where('g.id', '=', teamId).executeTakeFirst(), 'Agreement'))
}

function selectAgreements(db: Db | Tx) {
  return db
    .selectFrom('slaPolicies as p')
    .innerJoin('slaVersions as v', 'v.id', 'p.versionId')
    .innerJoin('teams as g', 'g.id', 'p.teamId')
    .select(['p.id', 'p.updatedAt', 'v.number', 'v.terms', 'g.id as teamId', 'g.name', 'g.color'])
    .where('p.removedAt', 'is', null)
    .orderBy('g.name')
    .orderBy('g.id')
}

function present({ id, updatedAt, number, terms, teamId, name, color }: Row): TeamAgreement {
  // Only what the contract let in was ever written.
  const { calendarId, targets, pausesOnHold, warnPercent } = slaTerms.parse(terms)
  return {
    id,
    team: { id: teamId, name, color },
    version: number,
    updatedAt: updatedAt.toISOString(),
    calendarId,
    targets: targets.map(({ priority, seconds, isAlways }) => ({ priority, seconds, isAlways })),
    pausesOnHold,
    warnPercent,
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAgreements>['execute']>>[number]
