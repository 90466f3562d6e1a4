import type { Agent } from '#contract/duty.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { ledBy, mayDirect } from './policy.ts'
import { type AgentFacts, readAgentFacts, readLoads } from './read-facts.ts'
import { isDuring, standingAt } from './standing.ts'

type Reader = Pick<Ctx, 'now'> & { db: Db | Tx }

/** Everybody who works here, or some of them, as the actor sees them; members of a team keep its hours. */
export async function listAgents(
  { db, now }: Reader,
  actor: PersonActor,
  among?: Parameters<typeof readAgentFacts>[2],
): Promise<Agent[]> {
  const at = now()
  const facts = await readAgentFacts(db, at, among)
  const loads = await readLoads(
    db,
    facts.map(({ id }) => id),
  )
  const substitutes = await readSubstitutes(db, facts, at)
  const led = await ledBy(db, actor)
  return facts.map((one) => {
    const absence = one.absences.find((each) => isDuring(each, at))
    return {
      person: presentPersonRef(one),
      teamIds: one.teamIds,
      state: one.state,
      standing: standingAt(one, at),
      awayUntil: absence?.endsAt.toISOString() ?? null,
      substitute: substitutes.get(absence?.substituteId ?? '') ?? null,
      load: loads.get(one.id) ?? 0,
      capacity: one.capacity,
      calendarId: one.calendarId,
      can: {
        changeState: one.id === actor.id || mayDirect(actor, led, one.teamIds),
        change: mayDirect(actor, led, one.teamIds),
      },
    }
  })
}

export async function getAgent(reader: Reader, actor: PersonActor, id: string): Promise<Agent> {
  return found((await listAgents(reader, actor, { ids: [id] }))[0], 'Agent')
}

async function readSubstitutes(db: Db | Tx, facts: AgentFacts[], at: Date) {
  const ids = facts.flatMap(({ absences }) => absences.find((one) => isDuring(one, at))?.substituteId ?? [])
  if (ids.length === 0) return new Map<string, Agent['person']>()
  const rows = await db.selectFrom('people').select(['id', 'name', 'email', 'role']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, presentPersonRef(row)]))
}
