import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import { htmlFromText } from '../../texts/index.ts'
import type { MessageRow, TicketFact, TicketRow } from '../../tickets/index.ts'
import { type Block, letterOf } from '../letter.ts'
import { mayMail } from '../may-mail.ts'
import { queueMail } from '../outbox.ts'
import { lastPublicMessage } from '../quotes.ts'
import { signAgentAddress, signMessageId } from '../reading/index.ts'
import { blocksValue } from '../templates/render.ts'
import { automaticHeaders, beginTicketMail, type TicketMail } from '../ticket-mail.ts'
import { type Words, wordsFor } from '../words.ts'

const longestText = 20_000

/** Mails an agent about the tickets that are hers: one is assigned to her, or its requester has answered. */
export async function notifyAssignee(work: Work, fact: TicketFact): Promise<void> {
  const { ticket, cause } = fact
  if (ticket.assigneeId === null || cause.kind === 'import') return
  if ('personId' in cause && cause.personId === ticket.assigneeId) return
  if (isAssignment(fact)) {
    await notify(work, ticket, await lastPublicMessage(work, ticket.id), (t) =>
      t('assignedToYou', { number: ticket.number, subject: ticket.subject }),
    )
  } else if (fact.type === 'message.added' && isAnswer(fact)) {
    await notify(work, ticket, fact.message, (t, { requester }) =>
      t('requesterAnswered', {
        name: fact.message.fromName || requester.name,
        number: ticket.number,
        subject: ticket.subject,
      }),
    )
  }
}

/** Tells an agent that her answer by mail stayed inside. */
export async function tellKeptAsNote(work: Work, ticket: TicketRow, agent: AgentActor): Promise<void> {
  const to = await addressOf(work, agent.id)
  const mail = await beginTicketMail(work, ticket)
  if (to === undefined || mail === undefined) return
  const t = wordsFor(agent.language)
  await queue(work, mail, agent, to, [
    { kind: 'text', text: t('keptAsNote', { number: ticket.number }) },
    { kind: 'text', text: t('keptAsNoteWhatNow') },
    openButton(work, ticket, t),
  ])
}

function isAssignment(fact: TicketFact): boolean {
  if (fact.type === 'ticket.created') return true
  return fact.type === 'ticket.changed' && fact.changes.some(({ field }) => field === 'assigneeId')
}

/** A machine's mail is no answer. */
function isAnswer({ message, isFirst }: Extract<TicketFact, { type: 'message.added' }>): boolean {
  return message.direction === 'in' && message.kind === 'reply' && !isFirst && !message.isAutomatic
}

async function notify(
  work: Work,
  ticket: TicketRow,
  message: MessageRow | undefined,
  say: (t: Words, mail: TicketMail) => string,
): Promise<void> {
  const agent = await personActor(work.tx, ticket.assigneeId ?? '')
  if (agent === undefined || !isAgent(agent)) return
  const to = await addressOf(work, agent.id)
  const mail = await beginTicketMail(work, ticket)
  if (to === undefined || mail === undefined) return
  const t = wordsFor(agent.language)
  await queue(work, mail, agent, to, [
    { kind: 'text', text: say(t, mail) },
    ...(message === undefined ? [] : [textOf(message)]),
    openButton(work, ticket, t),
    { kind: 'text', text: t('answerByMail', { name: mail.requester.name }) },
  ])
}

/** Undefined when she has none, or wants no such mails. */
async function addressOf(work: Work, agentId: string): Promise<string | undefined> {
  const person = await findPerson(work.tx, agentId)
  return person?.isNotifiedByMail === true ? (person.email ?? undefined) : undefined
}

async function queue(work: Work, mail: TicketMail, agent: AgentActor, to: string, blocks: Block[]): Promise<void> {
  const { ticket, inbox, subject, headerMessageId } = mail
  if (!(await mayMail(work, ticket, to))) return
  const t = wordsFor(agent.language)
  // One thread for each ticket in her mail program, under a mail that never was.
  const domain = inbox.address.slice(inbox.address.indexOf('@') + 1)
  const thread = signMessageId(ticket.number, 'agents', domain, work.services.key('message-id'))
  await queueMail(work, {
    purpose: 'notification',
    ticketId: ticket.id,
    inboxId: inbox.id,
    subject,
    headerMessageId,
    isAutomatic: true,
    content: {
      ...letterOf(blocksValue([{ kind: 'text', text: t('answerAbove') }, ...blocks])),
      from: { name: inbox.name, address: inbox.address },
      replyTo: signAgentAddress(inbox.address, ticket.number, agent.id, work.services.key('reply-address')),
      envelopeFrom: '',
      to: [{ name: agent.name, address: to }],
      cc: [],
      bcc: [],
      inReplyTo: thread,
      references: [thread],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated' },
      attachmentIds: [],
    },
  })
}

/** As text: pictures inside it would point nowhere. */
function textOf({ newText }: MessageRow): Block {
  const text = newText.slice(0, longestText)
  return { kind: 'html', html: `<blockquote type="cite">${htmlFromText(text)}</blockquote>`, text }
}

function openButton(work: Work, ticket: TicketRow, t: Words): Block {
  return { kind: 'button', label: t('openTicket'), href: `${work.services.publicUrl}/desk/tickets/${ticket.number}` }
}
