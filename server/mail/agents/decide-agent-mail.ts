import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPersonByAddress, personActor } from '../../people/index.ts'
import { lockTicket, type TicketRow, ticketsVisibleTo } from '../../tickets/index.ts'
import { forwardedTicketOf } from '../asides.ts'
import { isForged, isProven } from '../authentication/trust.ts'
import type { MailCase } from '../decide.ts'
import { gatherEvidence } from '../evidence.ts'
import { decideThread, type ParsedMail, type ThreadEvidence } from '../reading/index.ts'
import type { MailDecision } from '../settle.ts'
import { addAnswer } from './add-answer.ts'
import { type AgentDoor, findAgentDoor } from './agent-door.ts'

/**
 * What becomes of a mail in which an agent speaks as such. Undefined for everything else, which is decided as any
 * requester's mail: agents have requests of their own, and a mail that only claims to be an agent's has no rights.
 */
export async function decideAgentMail(work: Work, mailCase: MailCase): Promise<MailDecision | undefined> {
  const { received, mail, sender } = mailCase
  if (received.isMuted) return undefined
  const door = await findAgentDoor(work, mail)
  if (door !== undefined) return throughDoor(work, mailCase, door)
  const agent = await agentAt(work, sender.address)
  return agent === undefined ? undefined : withoutDoor(work, mailCase, agent)
}

/** Sent to the address that only her notifications carry. */
async function throughDoor(work: Work, mailCase: MailCase, door: AgentDoor): Promise<MailDecision> {
  const { received, mail, sender } = mailCase
  const sends = await findPersonByAddress(work.tx, sender.address)
  const agent = await activeAgent(work, door.agentId)
  if (agent === undefined || sends?.id !== door.agentId) return { outcome: 'quarantined', reason: 'other_agent' }
  if (isForged(received)) return { outcome: 'quarantined', reason: 'not_verified' }
  const evidence = await evidenceOn(work, mailCase, door.ticket)
  const facts = evidence.tickets.get(door.ticket)
  if (facts === undefined || !(await maySee(work, agent, door.ticket))) {
    return { outcome: 'quarantined', reason: 'not_allowed' }
  }
  if (isMachine(mail)) return { outcome: 'ignored', reason: 'agent_automatic' }
  if (facts.closedForTooLong) return { outcome: 'quarantined', reason: 'closed_too_long' }
  return addAnswer(work, mailCase, agent, await lockTicket(work, door.ticket), reasonFor(mail))
}

/** She answered some other mail of a ticket. */
async function withoutDoor(work: Work, mailCase: MailCase, agent: AgentActor): Promise<MailDecision | undefined> {
  const { received, mail, sender } = mailCase
  const evidence = await evidenceOn(work, mailCase, undefined)
  const proven = isProven(received, agent.id)
  const thread = decideThread(proven ? await asParticipant(work, evidence, agent, sender.address) : evidence)
  if (thread.kind === 'new') return undefined
  const ticket = await lockTicket(work, thread.ticket)
  const isParticipant = evidence.tickets.get(ticket.number)?.participants.includes(sender.address) ?? false
  if (ticket.requesterId === agent.id) return undefined
  if (!isParticipant && !(await maySee(work, agent, ticket.number))) {
    return { outcome: 'quarantined', reason: 'not_allowed' }
  }
  if (!proven) return undefined
  if (isMachine(mail)) return isParticipant ? undefined : { outcome: 'ignored', reason: 'agent_automatic' }
  // What was passed on, or asked on the side, is answered to the desk: those words are not for the customer.
  if (forwardedTicketOf(work, mail) === ticket.number) {
    return addAnswer(work, mailCase, agent, ticket, 'agent_told_directly')
  }
  if (!(await isAddressed(work, mailCase, ticket))) return addAnswer(work, mailCase, agent, ticket, reasonFor(mail))
  // The customer has it already, and must not get it twice.
  return isParticipant ? undefined : addAnswer(work, mailCase, agent, ticket, 'agent_told_directly')
}

/** Signs that some companies' mail servers put on people's mail too. */
const looseSigns = ['precedence', 'list', 'auto_response_suppress']

function isMachine({ automatic }: ParsedMail): boolean {
  return automatic !== undefined && !looseSigns.includes(automatic)
}

function reasonFor({ automatic }: ParsedMail) {
  return automatic === undefined ? 'agent_answer' : 'agent_in_doubt'
}

async function evidenceOn(work: Work, { mail, sender, inbox }: MailCase, ticket: number | undefined) {
  const evidence = await gatherEvidence(work, mail, sender.address, inbox)
  if (ticket === undefined || evidence.tickets.has(ticket)) return evidence
  const named = { ...mail, subject: `[#${ticket}]` }
  return gatherEvidence(work, named, sender.address, inbox)
}

/** Whoever may work on a ticket may write on it, as its participants may. */
async function asParticipant(
  work: Work,
  evidence: ThreadEvidence,
  agent: AgentActor,
  address: string,
): Promise<ThreadEvidence> {
  const tickets = new Map(evidence.tickets)
  for (const [number, facts] of evidence.tickets) {
    if (await maySee(work, agent, number)) {
      tickets.set(number, { ...facts, participants: [...facts.participants, address] })
    }
  }
  return { ...evidence, tickets }
}

async function maySee(work: Work, agent: AgentActor, number: number): Promise<boolean> {
  const visible = ticketsVisibleTo(agent)
  const row = await work.tx
    .selectFrom('tickets as t')
    .select('t.id')
    .where('t.number', '=', number)
    .$if(visible !== undefined, (query) => (visible === undefined ? query : query.where(visible)))
    .executeTakeFirst()
  return row !== undefined
}

async function isAddressed(work: Work, { mail }: MailCase, ticket: TicketRow): Promise<boolean> {
  const addresses = [...mail.to, ...mail.cc].map(({ address }) => address)
  for (const address of addresses.slice(0, 100)) {
    if ((await findPersonByAddress(work.tx, address))?.id === ticket.requesterId) return true
  }
  return false
}

async function agentAt(work: Work, address: string): Promise<AgentActor | undefined> {
  const person = await findPersonByAddress(work.tx, address)
  return person === undefined || person.role === 'requester' ? undefined : activeAgent(work, person.id)
}

async function activeAgent(work: Work, id: string): Promise<AgentActor | undefined> {
  const actor = await personActor(work.tx, id)
  return actor !== undefined && isAgent(actor) ? actor : undefined
}
