import { sql } from 'kysely'
import { mostOverrides, type onCall, type Rota, type RotaFields } from '#contract/on-call.ts'
import type { Input } from '#contract/operation.ts'
import { ledBy, mayDirect, refuseDirecting, tellDuty } from '../duty/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { getRota, listRotas } from './queries.ts'

type OverrideDraft = Input<typeof onCall.addOverride>['body']

export async function setRota(work: Work, actor: PersonActor, teamId: string, draft: RotaFields): Promise<Rota> {
  const team = await getTeam(work, teamId)
  await refuseDirecting(work.tx, actor, teamId)
  await refuseNonAgents(work, 'personIds', draft.personIds)
  const reader = { db: work.tx, now: work.now }
  const [before] = await listRotas(reader, actor, teamId)
  const { handoverAt, personIds, ...fields } = draft
  const values = {
    ...fields,
    personIds: sql<string[]>`${[...new Set(personIds)]}::uuid[]`,
    startsOn: sql<string>`${draft.startsOn}::date`,
    handoverMinute: Number(handoverAt.slice(0, 2)) * 60 + Number(handoverAt.slice(3)),
  }
  await work.tx
    .insertInto('rotas')
    .values({ teamId, ...values })
    .onConflict((conflict) => conflict.column('teamId').doUpdateSet(values))
    .execute()
  const after = await getRota(reader, actor, teamId)
  const changes = changesBetween(before === undefined ? {} : told(before), told(after))
  await work.record({ action: 'rota.changed', subject: team.name, changes })
  await tellDuty(work)
  return after
}

export async function removeRota(work: Work, actor: PersonActor, teamId: string): Promise<void> {
  const team = await getTeam(work, teamId)
  await refuseDirecting(work.tx, actor, teamId)
  const gone = await work.tx.deleteFrom('rotas').where('teamId', '=', teamId).returning('teamId').executeTakeFirst()
  found(gone, 'Rota')
  await work.record({ action: 'rota.removed', subject: team.name })
  await tellDuty(work)
}

/** Those who take turns may take over for each other; others are put there by who decides for the team. */
export async function addOverride(
  work: Work,
  actor: PersonActor,
  teamId: string,
  { personId, startsAt, endsAt }: OverrideDraft,
): Promise<Rota> {
  const reader = { db: work.tx, now: work.now }
  const rota = await getRota(reader, actor, teamId)
  const isTakingOver = personId === actor.id && rota.people.some(({ id }) => id === actor.id)
  authorize(isTakingOver || rota.can.change, 'decide who is on call')
  await refuseNonAgents(work, 'personId', [personId])
  if (new Date(endsAt) <= new Date(startsAt)) throw invalidField('endsAt', 'too_small', 'It ends after it begins')
  if (rota.overrides.length >= mostOverrides) throw invalidField('startsAt', 'too_many', 'Remove another one first')
  await work.tx
    .insertInto('rotaOverrides')
    .values({ id: work.newId(), teamId, personId, startsAt, endsAt, createdAt: work.now() })
    .execute()
  await work.record({ action: 'rota.overridden', subject: rota.team.name })
  await tellDuty(work)
  return getRota(reader, actor, teamId)
}

export async function removeOverride(work: Work, actor: PersonActor, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('rotaOverrides')
    .select(['teamId', 'personId'])
    .where('id', '=', id)
    .executeTakeFirst()
  const { teamId, personId } = found(row, 'Override')
  authorize(personId === actor.id || mayDirect(actor, await ledBy(work.tx, actor), [teamId]), 'decide who is on call')
  await work.tx.deleteFrom('rotaOverrides').where('id', '=', id).execute()
  const { name } = await getTeam(work, teamId)
  await work.record({ action: 'rota.override_removed', subject: name })
  await tellDuty(work)
}

async function getTeam(work: Work, id: string): Promise<{ name: string }> {
  return found(await work.tx.selectFrom('teams').select('name').where('id', '=', id).executeTakeFirst(), 'Team')
}

async function refuseNonAgents(work: Work, path: string, ids: string[]): Promise<void> {
  const agents = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('role', '<>', 'requester')
    .where('isActive', '=', true)
    .execute()
  if (agents.length < new Set(ids).size) throw invalidField(path, 'unknown', 'Only people who work here can be on call')
}

function told({ people, turnDays, startsOn, handoverAt, timeZone, answerMinutes, callsOnCritical }: Rota) {
  const names = people.map(({ name }) => name)
  return { people: names, turnDays, startsOn, handoverAt, timeZone, answerMinutes, callsOnCritical }
}
