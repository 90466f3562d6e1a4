import type { Cast, CastAgent, CastRequester } from './cast.ts'
import type { Chance } from './chance.ts'
import { officeMinutesLater } from './office-hours.ts'
import type { PastClock } from './past-clock.ts'
import type { TicketPlan } from './plan.ts'
import { type Slots, slotsFor } from './slots.ts'

/** Everything that one ticket's conversation needs. */
export interface Stage {
  plan: TicketPlan
  cast: Cast
  chance: Chance
  clock: PastClock
  /** The present, which no message may pass. */
  endsAt: number
  agent: CastAgent
  requester: CastRequester
  inboxMailbox: { name: string; address: string }
  slots: Slots
}

export function setStage(base: Pick<Stage, 'cast' | 'chance' | 'clock' | 'endsAt'>, plan: TicketPlan): Stage {
  const { cast, chance } = base
  const { language, team } = plan.scenario
  const requester = chance.pick(cast.requesters.filter((one) => one.language === language))
  const colleagues = cast.agents.filter((one) => one.teams.includes(team))
  const fluent = colleagues.filter((one) => one.language === language)
  const agent = chance.pick(fluent.length > 0 ? fluent : colleagues)
  const { name, address } = cast.inboxes[language]
  const names = {
    requester: requester.name,
    first: firstName(requester.name),
    agent: firstName(agent.name),
    org: requester.organization,
  }
  const slots = slotsFor(chance, language, plan.createdAt, names)
  return { ...base, plan, requester, agent, inboxMailbox: { name, address }, slots }
}

/** Moves the clock on by about so many minutes of office time; false when that would be in the future. */
export function timePasses({ chance, clock, endsAt }: Stage, minutes: number): boolean {
  const about = Math.ceil(minutes * (0.4 + 1.6 * chance.next() ** 2))
  const later = officeMinutesLater(clock.now().getTime(), about) + chance.between(0, 59_999)
  if (later >= endsAt) return false
  clock.set(later)
  return true
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
