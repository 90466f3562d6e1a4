import type { Agent, duty } from '#contract/duty.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { authorize } from '../kernel/errors.ts'
import { refuseUnknownCalendar } from './hours.ts'
import { getAgent } from './queries.ts'
import { tellDuty, wakeQueuesOf } from './wake.ts'

type AgentChange = Input<typeof duty.change>['body']

/** Agents say how it is with them; what they carry and when they work, others decide. */
export async function changeAgent(work: Work, actor: PersonActor, id: string, change: AgentChange): Promise<Agent> {
  const reader = { db: work.tx, now: work.now }
  const before = await getAgent(reader, actor, id)
  if (change.state !== undefined) authorize(before.can.changeState, 'say how it is with somebody else')
  if (change.capacity !== undefined || change.calendarId !== undefined)
    authorize(before.can.change, 'decide what an agent carries')
  if (change.calendarId != null) await refuseUnknownCalendar(work.tx, change.calendarId)
  await keepAgent(work, id, change)
  const after = await getAgent(reader, actor, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'agent.changed', subject: after.person.name, changes })
  await wakeQueuesOf(work, id)
  await tellDuty(work)
  return after
}

/** What others decide; how it is with somebody changes too often to be of interest later. */
function told({ capacity, calendarId }: Agent) {
  return { capacity, calendarId }
}

/** Writes what is known of an agent, whether there was a row or not. */
export async function keepAgent(
  work: Pick<Work, 'tx'>,
  personId: string,
  { state, capacity, calendarId }: AgentChange,
): Promise<void> {
  const values = {
    ...(state !== undefined && { state }),
    ...(capacity !== undefined && { capacity }),
    ...(calendarId !== undefined && { calendarId }),
  }
  if (Object.keys(values).length === 0) return
  await work.tx
    .insertInto('agents')
    .values({ personId, ...values })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(values))
    .execute()
}
