import type { z } from 'zod'
import type { RuleRun, RuleState, TicketRule, ticketRuleDraft } from '#contract/ticket-rules.ts'
import type { Api, Somebody, World } from './world.ts'

type Draft = z.input<typeof ticketRuleDraft>

/** A rule that is on, or in the state that is asked for. */
export async function addRule(
  who: { api: Api },
  draft: Partial<Draft> & Pick<Draft, 'name' | 'actions'>,
  state: RuleState = 'on',
): Promise<TicketRule> {
  const body = { triggers: [{ kind: 'created' as const }], condition: null, ...draft }
  const { id } = await who.api.rules.create({ body })
  return who.api.rules.update({ params: { id }, body: { state } })
}

/** What rules did to a ticket, oldest first. */
export async function runsOn(who: Somebody, number: number): Promise<RuleRun[]> {
  const { items } = await who.api.rules.ofTicket({ params: { number }, query: {} })
  return items.reverse()
}

/** Lets what waits for its time in the background be due now. */
export async function hurryJobs(world: World, name: string): Promise<void> {
  await world.desk.pool.query(
    `update graphile_worker._private_jobs as j set run_at = now()
      from graphile_worker._private_tasks as t where t.id = j.task_id and t.identifier = $1`,
    [name],
  )
  await world.drain()
}
