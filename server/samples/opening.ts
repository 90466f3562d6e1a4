import type { Channel } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { addParticipants, bodyOf, type NewMessage, openTicket, recordFile, type TicketRow } from '../tickets/index.ts'
import type { CastRequester } from './cast.ts'
import { callReport, firstLetter, wordingOf } from './letters.ts'
import { sampleFile } from './sample-files.ts'
import { told } from './slots.ts'
import type { Stage } from './stage.ts'

/** The requester turns to the desk: by mail mostly, on the portal, or by phone. */
export async function openScene(work: Work, stage: Stage): Promise<TicketRow> {
  const { plan, cast, slots, requester } = stage
  const { scenario } = plan
  const { chance } = stage
  const dice = chance.next()
  const channel: Channel = dice < 0.6 ? 'email' : dice < 0.84 ? 'portal' : 'phone'
  const cc = channel === 'email' && chance.happens(0.15) ? colleagueOf(stage) : undefined
  const message = await firstMessage(work, stage, channel, cc)
  const { ticket } = await openTicket(
    work,
    {
      subject: told(wordingOf(scenario.subjects, plan.variant), slots),
      type: scenario.type,
      impact: scenario.impact ?? 1,
      urgency: scenario.urgency ?? 2,
      channel,
      language: scenario.language,
      requesterId: requester.id,
      inboxId: cast.inboxes[scenario.language].id,
      teamId: cast.teamIds[scenario.team],
      assigneeId: null,
      tags: scenario.tags.filter((_, index) => index === 0 || chance.happens(0.7)),
    },
    message,
    { kind: 'import', personId: channel === 'phone' ? stage.agent.id : requester.id },
  )
  if (cc !== undefined) await addParticipants(work, ticket.id, [{ address: cc.email, name: cc.name, role: 'cc' }])
  return ticket
}

async function firstMessage(
  work: Work,
  stage: Stage,
  channel: Channel,
  cc: CastRequester | undefined,
): Promise<NewMessage> {
  const { plan, chance, slots, requester } = stage
  const { scenario } = plan
  const text = wordingOf(scenario.openings, plan.variant)
  const isCall = channel === 'phone'
  const written = channel === 'portal' ? told(text, slots) : firstLetter(chance, scenario, text, slots)
  return {
    ...bodyOf({ bodyText: isCall ? callReport(chance, scenario, text, slots) : written }),
    kind: isCall ? 'call' : 'reply',
    direction: 'in',
    authorId: requester.id,
    from: { name: requester.name, address: requester.email },
    to: isCall ? [] : [stage.inboxMailbox],
    cc: cc === undefined ? [] : [{ name: cc.name, address: cc.email }],
    channel,
    isAutomatic: false,
    attachmentIds: isCall ? [] : await filesOf(work, stage),
    ...(isCall && { call: callOf(stage, 'in') }),
  }
}

/** A call that ends at this moment. */
export function callOf({ chance, requester, clock }: Stage, direction: 'in' | 'out') {
  const durationSeconds = chance.between(70, 900)
  const startedAt = new Date(clock.now().getTime() - durationSeconds * 1000).toISOString()
  return { direction, phone: requester.phone, startedAt, durationSeconds }
}

async function filesOf(work: Work, { plan, chance, slots }: Stage): Promise<string[]> {
  const file = chance.happens(0.7) ? sampleFile(plan.scenario, chance, slots) : undefined
  if (file === undefined) return []
  const { content, ...about } = file
  const stored = await work.services.files.put(content)
  return [(await recordFile(work, stored, about)).id]
}

function colleagueOf({ cast, chance, requester }: Stage): CastRequester {
  return chance.pick(
    cast.requesters.filter((one) => one.organization === requester.organization && one.id !== requester.id),
  )
}
