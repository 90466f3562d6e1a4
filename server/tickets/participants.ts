import type { Work } from '../kernel/context.ts'

export interface Participant {
  address: string
  name: string
  role: 'requester' | 'cc'
}

/** Adds people to the circle of a ticket; who is in it already stays as before. */
export async function addParticipants(work: Pick<Work, 'tx'>, ticketId: string, people: Participant[]): Promise<void> {
  if (people.length === 0) return
  const seen = new Map(people.map((person) => [person.address, { ticketId, ...person }]))
  await work.tx
    .insertInto('ticketParticipants')
    .values([...seen.values()])
    .onConflict((conflict) => conflict.columns(['ticketId', 'address']).doNothing())
    .execute()
}

/** Makes somebody the requester among the participants, instead of whoever was. */
export async function replaceRequester(
  work: Pick<Work, 'tx'>,
  ticketId: string,
  person: { address: string; name: string } | undefined,
): Promise<void> {
  await work.tx
    .deleteFrom('ticketParticipants')
    .where('ticketId', '=', ticketId)
    .where((eb) =>
      eb.or([eb('role', '=', 'requester'), ...(person === undefined ? [] : [eb('address', '=', person.address)])]),
    )
    .execute()
  if (person !== undefined) await addParticipants(work, ticketId, [{ ...person, role: 'requester' }])
}

/** Ends the part of those who only got copies; the requester stays. */
export async function removeCc(work: Pick<Work, 'tx'>, ticketId: string, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  await work.tx
    .deleteFrom('ticketParticipants')
    .where('ticketId', '=', ticketId)
    .where('role', '=', 'cc')
    .where('address', 'in', addresses)
    .execute()
}

/** Makes the cc of a ticket exactly these addresses. */
export async function replaceCc(work: Pick<Work, 'tx'>, ticketId: string, addresses: string[]): Promise<void> {
  await work.tx
    .deleteFrom('ticketParticipants')
    .where('ticketId', '=', ticketId)
    .where('role', '=', 'cc')
    .$if(addresses.length > 0, (query) => query.where('address', 'not in', addresses))
    .execute()
  await addParticipants(
    work,
    ticketId,
    addresses.map((address) => ({ address, name: '', role: 'cc' as const })),
  )
}

export async function listParticipants(work: Pick<Work, 'tx'>, ticketId: string): Promise<Participant[]> {
  const rows = await work.tx
    .selectFrom('ticketParticipants')
    .select(['address', 'name', 'role'])
    .where('ticketId', '=', ticketId)
    .orderBy('role', 'desc')
    .orderBy('address')
    .execute()
  // The database's check holds the column to these words.
  return rows as Participant[]
}
