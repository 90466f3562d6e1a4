import type { Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { Recipients, TicketRow } from '../../tickets/index.ts'

type Mailbox = Recipients['to'][number]

/** Makes these part of a side conversation; a name that is known is kept. */
export async function addPeople(work: Work, conversationId: string, people: Mailbox[]): Promise<void> {
  if (people.length === 0) return
  const rows = [...new Map(people.map(({ name, address }) => [address, { conversationId, address, name }])).values()]
  await work.tx
    .insertInto('sideConversationPeople')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['conversationId', 'address'])
        .doUpdateSet((eb) => ({ name: eb.ref('excluded.name') }))
        .where('sideConversationPeople.name', '=', ''),
    )
    .execute()
}

export async function listPeopleOf(work: Work, conversationId: string): Promise<Mailbox[]> {
  return work.tx
    .selectFrom('sideConversationPeople')
    .select(['name', 'address'])
    .where('conversationId', '=', conversationId)
    .orderBy('address')
    .execute()
}

/** Every address of whoever asked: what is said on the side never goes there. */
export async function requesterAddresses(work: Work, ticket: TicketRow): Promise<Set<string>> {
  const own = await work.tx
    .selectFrom('identities')
    .select('value')
    .where('kind', '=', 'email')
    .where('personId', '=', ticket.requesterId)
    .execute()
  const named = await work.tx
    .selectFrom('ticketParticipants')
    .select('address as value')
    .where('ticketId', '=', ticket.id)
    .where('role', '=', 'requester')
    .execute()
  return new Set([...own, ...named].map(({ value }) => value.toLowerCase()))
}

export async function refuseRequester(work: Work, ticket: TicketRow, { to, cc }: Pick<Recipients, 'to' | 'cc'>) {
  const requester = await requesterAddresses(work, ticket)
  for (const [field, people] of Object.entries({ to, cc })) {
    const one = people.find(({ address }) => requester.has(address.toLowerCase()))
    if (one !== undefined) throw invalidField(field, 'requester', 'Write to the requester in the ticket itself')
  }
}
