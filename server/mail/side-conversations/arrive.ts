import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { addMessage } from '../../tickets/index.ts'
import { asideOf } from '../asides.ts'
import { isUnverified } from '../authentication/trust.ts'
import { findCopyOn } from '../copies.ts'
import type { MailCase } from '../decide.ts'
import { messageFromMail } from '../from-mail.ts'
import type { MailDecision } from '../settle.ts'
import { causeOf, othersIn, requesterOf } from '../take-mail.ts'
import { sideNumberIn } from './address.ts'
import { lockConversation } from './lock.ts'
import { addPeople, requesterAddresses } from './people.ts'

type Evidence = 'signed_address' | 'own_message_id' | 'known_message_id'

/**
 * Puts an answer into the side conversation that it belongs to; undefined for every other mail. It stays internal,
 * reopens nothing, and its sender takes no part in the ticket. A ticket that was closed long ago takes it too: whoever
 * answers there is no requester, and must not become one.
 */
export async function joinSideConversation(work: Work, mailCase: MailCase): Promise<MailDecision | undefined> {
  const evidence = await findConversation(work, mailCase)
  if (evidence === undefined) return undefined
  const { conversation, ticket } = await lockConversation(work, evidence.id)
  const known = await findCopyOn(work, ticket, mailCase.received)
  if (known !== undefined) {
    return { outcome: 'ignored', reason: 'on_ticket_already', ticketId: ticket.id, ticketMessageId: known }
  }
  const author = await requesterOf(work, mailCase)
  const draft = await messageFromMail(work, mailCase, author, evidence.reason)
  const aside = { ...asideOf(draft, ticket), sideConversationId: conversation.id }
  const { message } = await addMessage(work, ticket, aside, causeOf(mailCase, author))
  // Whoever only claims to be somebody brings nobody in: the next mail would go to them.
  if (!isUnverified(mailCase.received, author)) {
    const requester = await requesterAddresses(work, ticket)
    const others = [mailCase.sender, ...(await othersIn(work, mailCase))]
    await addPeople(
      work,
      conversation.id,
      others.filter(({ address }) => !requester.has(address.toLowerCase())),
    )
  }
  // A machine's mail is kept and seen, and is no answer: they are still waited for.
  if (!message.isAutomatic) {
    await work.tx
      .updateTable('sideConversations')
      .set({ state: 'answered', hasNews: true, updatedAt: work.now() })
      .where('id', '=', conversation.id)
      .execute()
  }
  return { outcome: 'reply_added', reason: evidence.reason, ticketId: ticket.id, ticketMessageId: message.id }
}

async function findConversation(work: Work, mailCase: MailCase): Promise<{ id: string; reason: Evidence } | undefined> {
  const { to, cc, deliveredTo } = mailCase.mail
  const addresses = [...to, ...cc].map(({ address }) => address)
  const number = sideNumberIn(work.services, [...addresses, ...deliveredTo])
  if (number === undefined) return findByMessageId(work, mailCase)
  const row = await work.tx.selectFrom('sideConversations').select('id').where('number', '=', number).executeTakeFirst()
  return row && { id: row.id, reason: 'signed_address' }
}

const maxReferences = 50

/**
 * By the mails it answers, for programs that write to the sender's plain address. Anybody may have learnt a Message-ID:
 * only who is known in the conversation, or whom the answered mail went to, is let in.
 */
async function findByMessageId(work: Work, { mail, sender }: MailCase) {
  const ids = [...new Set([mail.inReplyTo, ...mail.references.toReversed()])]
    .filter((id) => id !== undefined)
    .slice(0, maxReferences)
  if (ids.length === 0) return undefined
  const { rows } = await sql<{ id: string; isOwn: boolean }>`
    with named as (select * from unnest(${ids}::text[]) with ordinality as n (message_id, place)),
    hits as (
      select n.place, m.id, m.side_conversation_id, m.to_addresses || m.cc_addresses as addresses, false as is_own
      from named as n join messages as m on m.message_id = n.message_id
      union all
      select n.place, m.id, m.side_conversation_id, m.to_addresses || m.cc_addresses, true
      from named as n join outgoing_mails as o on o.header_message_id = n.message_id
      join messages as m on m.id = o.message_id)
    select h.side_conversation_id as id, h.is_own from hits as h
    where h.side_conversation_id is not null and (
      exists (select from side_conversation_people as p
        where p.conversation_id = h.side_conversation_id and p.address = ${sender.address})
      or jsonb_path_exists(h.addresses, '$[*] ? (@.address == $sender)',
        ${JSON.stringify({ sender: sender.address })}::jsonb))
    order by h.place, h.id desc limit 1`.execute(work.tx)
  const [hit] = rows
  if (hit === undefined) return undefined
  return { id: hit.id, reason: hit.isOwn ? ('own_message_id' as const) : ('known_message_id' as const) }
}
