import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { addParticipants, listParticipants, type Participant } from '../participants.ts'
import type { MessageRow, TicketRow } from '../schema.ts'

type Mailbox = Pick<Participant, 'address' | 'name'>

/** Who left the circle of one ticket, and who came into that of the other, with a message. */
export interface CircleChange {
  left: Mailbox[]
  joined: Mailbox[]
}

/**
 * People go where their message goes: whoever was on the first ticket because of this message alone would otherwise
 * get the answers meant for others.
 */
export async function moveCircle(
  work: Work,
  message: MessageRow,
  from: TicketRow,
  to: TicketRow,
): Promise<CircleChange> {
  const named = namedIn(message)
  const known = await listParticipants(work, from.id)
  const present = new Set((await listParticipants(work, to.id)).map(({ address }) => address))
  const joined = known.filter(({ address }) => named.includes(address) && !present.has(address)).map(mailboxOf)
  const left = await leavingWith(work, message, from, named)
  await addAsCc(work, to.id, joined)
  await removeCc(work, from.id, left)
  return { left, joined }
}

/** Takes back exactly what a move changed. */
export async function returnCircle(work: Work, change: CircleChange, from: TicketRow, to: TicketRow): Promise<void> {
  await removeCc(work, from.id, change.joined)
  await addAsCc(work, to.id, change.left)
}

/** Participants whom no other message of the requester's side names, nor one that was sent before. */
async function leavingWith(work: Work, message: MessageRow, from: TicketRow, named: string[]): Promise<Mailbox[]> {
  if (named.length === 0) return []
  const { rows } = await sql<Mailbox>`
    select p.address, p.name from ticket_participants as p
    where p.ticket_id = ${from.id} and p.role = 'cc' and p.address = any(${named}::text[])
      and not exists (
        select 1 from messages as m
        where m.ticket_id = p.ticket_id and m.id <> ${message.id} and m.kind <> 'note'
          and (m.direction = 'in' or m.id < ${message.id})
          and (lower(m.from_address) = p.address or exists (
            select 1 from jsonb_array_elements(m.to_addresses || m.cc_addresses) as one
            where lower(one ->> 'address') = p.address)))`.execute(work.tx)
  return rows
}

function namedIn({ kind, direction, fromAddress, toAddresses, ccAddresses }: MessageRow): string[] {
  if (kind === 'note') return []
  // Written by this program as lists of mailboxes.
  const others = [...(toAddresses as unknown as Mailbox[]), ...(ccAddresses as unknown as Mailbox[])]
  const writer = direction === 'in' && fromAddress !== null ? [fromAddress] : []
  return [...writer, ...others.map(({ address }) => address)].map((address) => address.toLowerCase())
}

async function addAsCc(work: Work, ticketId: string, people: Mailbox[]): Promise<void> {
  await addParticipants(
    work,
    ticketId,
    people.map((one) => ({ ...one, role: 'cc' as const })),
  )
}

async function removeCc(work: Work, ticketId: string, people: Mailbox[]): Promise<void> {
  if (people.length === 0) return
  const addresses = people.map(({ address }) => address)
  await work.tx
    .deleteFrom('ticketParticipants')
    .where('ticketId', '=', ticketId)
    .where('role', '=', 'cc')
    .where('address', 'in', addresses)
    .execute()
}

function mailboxOf({ address, name }: Mailbox): Mailbox {
  return { address, name }
}
