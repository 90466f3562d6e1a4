import { messageDraft } from '#contract/messages.ts'
import type { AgentActor } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { addMessage, agentMessage, proposeReply, type TicketRow } from '../../tickets/index.ts'
import type { MailCase } from '../decide.ts'
import { storeFiles } from '../from-mail.ts'
import type { MailDecision } from '../settle.ts'
import { tellKeptAsNote } from './notify-agent.ts'
import { ownWordsOf } from './own-words.ts'

type Reason = 'agent_answer' | 'agent_in_doubt' | 'agent_told_directly'

/**
 * Puts what an agent mailed on the ticket: as her public reply, or as a note when it cannot be made certain that it
 * holds nothing private, or when the customer has it already. Pictures inside the text are her signature's.
 */
export async function addAnswer(
  work: Work,
  mailCase: MailCase,
  agent: AgentActor,
  ticket: TicketRow,
  given: Reason,
): Promise<MailDecision> {
  const { mail, received } = mailCase
  const words = ownWordsOf(mail.bodyText, { name: agent.name, desk: work.services.publicUrl })
  const files = mail.attachments.filter(({ isInline }) => !isInline)
  const isCertain = words.isCertain || (words.text === '' && mail.bodyText.trim() === '' && files.length > 0)
  const reason = given === 'agent_answer' && !isCertain ? 'agent_in_doubt' : given
  const kind = reason === 'agent_answer' ? 'reply' : 'note'
  const attachmentIds = await storeFiles({ ...work, actor: agent }, files)
  // A note keeps everything: it is read inside only.
  const bodyText = kind === 'reply' ? words.text : mail.bodyText.trim()
  if (bodyText === '' && attachmentIds.length === 0) return { outcome: 'quarantined', reason: 'agent_in_doubt' }
  const draft = messageDraft.parse({ kind, bodyText, attachmentIds })
  const asAgent = { ...work, actor: agent }
  if (kind === 'reply' && (await proposeReply(asAgent, agent, ticket.number, draft)) !== undefined) {
    return { outcome: 'reply_added', reason, ticketId: ticket.id }
  }
  const message = await agentMessage(work, agent, ticket, draft)
  const added = await addMessage(
    asAgent,
    ticket,
    {
      ...message,
      newText: words.text || bodyText,
      mail: {
        subject: ticket.subject,
        // The customer never saw it: nothing may refer to it.
        messageId: null,
        inReplyTo: null,
        referenceIds: [],
        matchedBy: reason,
        receivedId: received.id,
        calendar: [],
        security: null,
      },
    },
    { kind: 'mail', receivedId: received.id, personId: agent.id, isAutomatic: false },
  )
  if (reason === 'agent_in_doubt') await tellKeptAsNote(work, ticket, agent)
  return { outcome: 'reply_added', reason, ticketId: ticket.id, ticketMessageId: added.message.id }
}
