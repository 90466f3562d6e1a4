import type { NoticeKind } from '#contract/mail-templates.ts'
import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import type { MessageRow, TicketRow } from '../../tickets/index.ts'
import { mayMail } from '../may-mail.ts'
import { queueMail } from '../outbox.ts'
import { lastPublicMessage } from '../quotes.ts'
import { signAgentAddress, signMessageId } from '../reading/index.ts'
import { readHouse } from '../templates/queries.ts'
import { renderSubject } from '../templates/render.ts'
import { automaticHeaders, beginTicketMail, withHook } from '../ticket-mail.ts'
import { noticeLetter, noticeValues } from './notice.ts'

interface Notice {
  kind: NoticeKind
  ticketId: string
  personId: string
  /** What was said; null: the newest that the requester sees. */
  messageId: string | null
  /** Who did it. */
  authorName: string | null
  taskTitle: string | null
}

/** Mails an agent what happened to a ticket that she sees; whether she wants that is the caller's to know. */
export async function mailNotice(work: Work, notice: Notice): Promise<void> {
  const agent = await personActor(work.tx, notice.personId)
  if (agent === undefined || !isAgent(agent)) return
  const ticket = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', notice.ticketId)
    .executeTakeFirstOrThrow()
  const { messageId, kind, authorName, taskTitle } = notice
  const last = messageId === null ? await lastPublicMessage(work, ticket.id) : await messageOf(work, messageId)
  await send(work, { kind, ticket, agent, last, authorName, taskTitle })
}

/** Tells an agent that her answer by mail stayed inside. */
export async function tellKeptAsNote(work: Work, ticket: TicketRow, agent: AgentActor): Promise<void> {
  const last = await lastPublicMessage(work, ticket.id)
  await send(work, { kind: 'answer_kept_as_note', ticket, agent, last, authorName: null, taskTitle: null })
}

async function messageOf(work: Work, id: string): Promise<MessageRow | undefined> {
  return work.tx.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
}

interface Written extends Pick<Notice, 'kind' | 'authorName' | 'taskTitle'> {
  ticket: TicketRow
  agent: AgentActor
  last: MessageRow | undefined
}

async function send(work: Work, { kind, ticket, agent, last, authorName, taskTitle }: Written): Promise<void> {
  const to = (await findPerson(work.tx, agent.id))?.email ?? undefined
  const mail = await beginTicketMail(work, ticket)
  if (to === undefined || mail === undefined || !(await mayMail(work, ticket, to))) return
  const { settings, template } = await readHouse(work.tx, kind, agent.language)
  const values = noticeValues(work, mail, settings, agent, { last, authorName, taskTitle })
  const { inbox, headerMessageId } = mail
  // One thread for each ticket in her mail program, under a mail that never was.
  const domain = inbox.address.slice(inbox.address.indexOf('@') + 1)
  const thread = signMessageId(ticket.number, 'agents', domain, work.services.key('message-id'))
  await queueMail(work, {
    purpose: 'notification',
    ticketId: ticket.id,
    inboxId: inbox.id,
    subject: withHook(renderSubject(template.subject, values), ticket),
    headerMessageId,
    isAutomatic: true,
    content: {
      ...noticeLetter(template.bodyHtml, values, agent.language),
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
