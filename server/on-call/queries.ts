import { sql } from 'kysely'
import { z } from 'zod'
import type { Rota } from '#contract/on-call.ts'
import type { PersonRef } from '#contract/people.ts'
import { isOpen } from '../calendars/index.ts'
import { ledBy, mayDirect, readCalendars } from '../duty/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { endOfTurn, type Turns, turnsBetween } from './rota.ts'

type Reader = Pick<Ctx, 'now'> & { db: Db | Tx }

const shownDays = 35
const turnDays = z.union([z.literal(1), z.literal(7)])

export interface StoredRota extends Turns {
  teamId: string
  answerMinutes: number
  callsOnCritical: boolean
  overrides: { id: string; personId: string; startsAt: Date; endsAt: Date }[]
  /** The hours of the team; null: none are known. */
  calendarId: string | null
}

/** Rotas with the overrides that have not ended. */
export async function readRotas(db: Db | Tx, now: Date, teamId?: string): Promise<StoredRota[]> {
  const rows = await db
    .selectFrom('rotas as r')
    .leftJoin('teamAssignments as s', 's.teamId', 'r.teamId')
    .selectAll('r')
    .select('s.calendarId')
    .select([
      // As a text: a date would be read as a moment of this machine's own day.
      sql<string>`r.starts_on::text`.as('firstDay'),
      sql<string[]>`array(select p.id::text from unnest(r.person_ids) with ordinality as o (id, place)
        join people as p on p.id = o.id where p.is_active and p.role <> 'requester' order by o.place)`.as('present'),
    ])
    .$if(teamId !== undefined, (query) => query.where('r.teamId', '=', teamId ?? ''))
    .execute()
  const overrides = await db
    .selectFrom('rotaOverrides')
    .select(['id', 'teamId', 'personId', 'startsAt', 'endsAt'])
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .execute()
  return rows.map((row) => ({
    teamId: row.teamId,
    timeZone: row.timeZone,
    personIds: row.present,
    turnDays: row.turnDays,
    startsOn: row.firstDay,
    handoverMinute: row.handoverMinute,
    answerMinutes: row.answerMinutes,
    callsOnCritical: row.callsOnCritical,
    calendarId: row.calendarId,
    overrides: overrides.filter((one) => one.teamId === row.teamId),
  }))
}

/** Outside of the hours of the team, and at any time where none are known. */
export async function isInForce(db: Db | Tx, { calendarId }: Pick<StoredRota, 'calendarId'>, at: Date) {
  if (calendarId === null) return true
  const calendar = (await readCalendars(db, [calendarId])).get(calendarId)
  return calendar === undefined || !isOpen(calendar, at)
}

export async function listRotas({ db, now }: Reader, actor: PersonActor, teamId?: string): Promise<Rota[]> {
  const at = now()
  const stored = await readRotas(db, at, teamId)
  const teams = await db.selectFrom('teams').select(['id', 'name', 'color']).orderBy(sql`lower(name)`).execute()
  const people = await readPeople(db, stored)
  const led = await ledBy(db, actor)
  const rotas: Rota[] = []
  for (const team of teams) {
    const one = stored.find((each) => each.teamId === team.id)
    if (one === undefined) continue
    const inForce = await isInForce(db, one, at)
    rotas.push(present(one, { team, people, at, inForce, canChange: mayDirect(actor, led, [team.id]) }))
  }
  return rotas
}

export async function getRota(reader: Reader, actor: PersonActor, teamId: string): Promise<Rota> {
  return found((await listRotas(reader, actor, teamId))[0], 'Rota')
}

interface About {
  team: Rota['team']
  people: Map<string, PersonRef>
  at: Date
  inForce: boolean
  canChange: boolean
}

function present(stored: StoredRota, { team, people, at, inForce, canChange }: About): Rota {
  const until = endOfTurn(stored, new Date(at.getTime() + shownDays * 86_400_000))
  const refOf = (id: string | undefined) => (id === undefined ? null : (people.get(id) ?? null))
  return {
    team,
    timeZone: stored.timeZone,
    turnDays: turnDays.parse(stored.turnDays),
    startsOn: stored.startsOn,
    handoverAt: clockOf(stored.handoverMinute),
    answerMinutes: stored.answerMinutes,
    callsOnCritical: stored.callsOnCritical,
    people: stored.personIds.flatMap((id) => refOf(id) ?? []),
    overrides: stored.overrides.flatMap(({ id, personId, startsAt, endsAt }) => {
      const person = refOf(personId)
      return person === null ? [] : [{ id, person, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }]
    }),
    shifts: turnsBetween(stored, at, until).map(({ from, to, personId, isOverride }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      person: refOf(personId),
      isOverride,
    })),
    isInForce: inForce,
    can: { change: canChange },
  }
}

async function readPeople(db: Db | Tx, stored: StoredRota[]): Promise<Map<string, PersonRef>> {
  const ids = stored.flatMap((one) => [...one.personIds, ...one.overrides.map(({ personId }) => personId)])
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'name', 'email', 'role']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, presentPersonRef(row)]))
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
