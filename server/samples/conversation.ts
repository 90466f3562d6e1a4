import type { TicketStatus } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { promiseTo } from '../sla/index.ts'
import { addMessage, bodyOf, type Cause, changeTicket, type NewMessage, type TicketRow } from '../tickets/index.ts'
import { agentLetter, answerLetter, wordingOf } from './letters.ts'
import { callOf, openScene } from './opening.ts'
import { phrases } from './phrases.ts'
import { askScene, rateScene } from './rating.ts'
import type { Turn } from './scenario.ts'
import { told } from './slots.ts'
import { type Stage, timePasses } from './stage.ts'

const closesAfterMs = 7 * 86_400_000

/** Plays one ticket from its first word to where its plan, or the present, ends it. */
export async function playTicket(work: Work, stage: Stage): Promise<TicketRow> {
  const { plan, clock } = stage
  clock.set(plan.createdAt)
  let ticket = await openScene(work, stage)
  await promiseTo(work, ticket.id, causeOf(stage, 'requester'))
  const isCall = ticket.channel === 'phone'
  if (plan.ending === 'new' || !(isCall || timePasses(stage, 70))) return ticket
  ticket = await takeOn(work, stage, ticket)
  const turns = turnsUntil(stage)
  for (const [index, turn] of turns.entries()) {
    if (!timePasses(stage, minutesBefore(turn))) return ticket
    const isLast = index === turns.length - 1
    ticket = await speak(work, stage, ticket, turn, statusAfter(stage, turns, index, isLast))
  }
  if (plan.ending === 'on_hold') return putOnHold(work, stage, ticket)
  return plan.ending === 'solved' ? afterwards(work, stage, ticket) : ticket
}

/** An agent takes the ticket, and sometimes knows better how grave it is. */
async function takeOn(work: Work, stage: Stage, ticket: TicketRow): Promise<TicketRow> {
  const { chance, plan, agent } = stage
  const cause = causeOf(stage, 'agent')
  const taken = await changeTicket(work, ticket, { assigneeId: agent.id }, cause)
  if (!chance.happens(0.06)) return taken
  const priorityReason = chance.pick(phrases[plan.scenario.language].overrideReasons)
  return changeTicket(work, taken, { priority: chance.pick([1, 1, 2, 4]), priorityReason }, cause)
}

/** As far as the talk goes: to its end, or to where somebody waits for somebody. */
function turnsUntil({ plan, chance }: Stage): readonly Turn[] {
  const { turns } = plan.scenario
  if (plan.ending === 'solved') return turns
  const lastOf = (by: Turn['by']) => turns.slice(0, -1).findLastIndex((turn) => turn.by === by)
  const firstAnswer = turns.slice(0, -1).findIndex((turn) => turn.by === 'agent')
  if (plan.ending === 'pending') return turns.slice(0, firstAnswer + 1)
  return turns.slice(0, chance.happens(0.6) ? lastOf('requester') + 1 : chance.between(0, 1))
}

function statusAfter(
  { plan }: Stage,
  turns: readonly Turn[],
  index: number,
  isLast: boolean,
): TicketStatus | undefined {
  if (turns[index]?.by !== 'agent') return undefined
  if (isLast && plan.ending === 'solved') return 'solved'
  return turns[index + 1]?.by === 'requester' || plan.ending === 'pending' ? 'pending' : undefined
}

function minutesBefore(turn: Turn): number {
  if (turn.by === 'requester') return 260
  return turn.by === 'note' ? 50 : 120
}

async function speak(
  work: Work,
  stage: Stage,
  ticket: TicketRow,
  turn: Turn,
  status: TicketStatus | undefined,
): Promise<TicketRow> {
  const message = messageOf(stage, turn.by, wordingOf(turn.texts, stage.plan.variant))
  const draft = status === undefined ? message : { ...message, status }
  const by = turn.by === 'requester' ? 'requester' : 'agent'
  return (await addMessage(work, ticket, draft, causeOf(stage, by))).ticket
}

function messageOf(stage: Stage, by: Turn['by'], text: string): NewMessage {
  const { requester, agent, chance, slots, plan, inboxMailbox } = stage
  const common = { cc: [], isAutomatic: false, attachmentIds: [] }
  const toRequester = [{ name: requester.name, address: requester.email }]
  const fromAgent = { authorId: agent.id, from: { name: agent.name, address: null } }
  switch (by) {
    case 'requester': {
      const letter = { bodyText: answerLetter(chance, plan.scenario, text, slots) }
      const from = { authorId: requester.id, from: { name: requester.name, address: requester.email } }
      return {
        ...common,
        ...from,
        ...bodyOf(letter),
        kind: 'reply',
        direction: 'in',
        to: [inboxMailbox],
        channel: 'email',
      }
    }
    case 'agent': {
      const letter = { bodyHtml: agentLetter(chance, plan.scenario, text, slots) }
      return {
        ...common,
        ...fromAgent,
        ...bodyOf(letter),
        kind: 'reply',
        direction: 'out',
        to: toRequester,
        channel: 'email',
      }
    }
    case 'note': {
      const body = bodyOf({ bodyText: told(text, slots) })
      return { ...common, ...fromAgent, ...body, kind: 'note', direction: 'internal', to: [], channel: 'email' }
    }
    case 'call': {
      const body = bodyOf({ bodyText: told(text, slots) })
      const call = callOf(stage, 'out')
      return { ...common, ...fromAgent, ...body, kind: 'call', direction: 'out', to: [], channel: 'phone', call }
    }
  }
}

async function putOnHold(work: Work, stage: Stage, ticket: TicketRow): Promise<TicketRow> {
  if (!timePasses(stage, 30)) return ticket
  const { waitingNotes } = phrases[stage.plan.scenario.language]
  return speak(work, stage, ticket, { by: 'note', texts: waitingNotes }, 'on_hold')
}

/** Thanks, relapses, ratings, and the closing of what nobody came back to. */
async function afterwards(work: Work, stage: Stage, solved: TicketRow): Promise<TicketRow> {
  const { chance, plan, clock, endsAt } = stage
  const { thanks, relapses, relapseAnswers } = phrases[plan.scenario.language]
  const dice = chance.next()
  let ticket = solved
  // A parcel that was delivered does not go missing again, a printer does jam again.
  const canRelapse = plan.scenario.type === 'incident' && plan.scenario.team === 'it'
  if (canRelapse && dice < 0.12 && timePasses(stage, 900)) {
    ticket = await speak(work, stage, ticket, { by: 'requester', texts: relapses }, undefined)
    if (!timePasses(stage, 200)) return ticket
    ticket = await speak(work, stage, ticket, { by: 'agent', texts: relapseAnswers }, 'solved')
  } else if (dice < 0.3 && timePasses(stage, 60)) {
    ticket = await speak(work, stage, ticket, { by: 'requester', texts: thanks }, 'solved')
  }
  await askScene(work, ticket)
  if (chance.happens(0.38) && timePasses(stage, 240)) await rateScene(work, stage, ticket)
  const closesAt = (ticket.solvedAt?.getTime() ?? endsAt) + closesAfterMs
  if (closesAt >= endsAt) return ticket
  clock.set(closesAt)
  return changeTicket(work, ticket, { status: 'closed' }, { kind: 'system', job: 'tickets:close' })
}

function causeOf({ agent, requester }: Stage, who: 'agent' | 'requester'): Cause {
  return { kind: 'import', personId: who === 'agent' ? agent.id : requester.id }
}
