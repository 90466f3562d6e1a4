import type { MessageDraft } from '#contract/messages.ts'
import { isOwnAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { addParticipants, listParticipants, type Participant, removeCc } from './participants.ts'

export interface Mailbox {
  name: string
  address: string
}

export interface Recipients {
  to: Mailbox[]
  cc: Mailbox[]
  bcc: Mailbox[]
}

type Wanted = Pick<MessageDraft, 'to' | 'cc' | 'bcc' | 'dropParticipants'>

/**
 * Whom an agent's reply goes to: everybody who takes part, unless it says otherwise. Who is named in To or Cc takes
 * part from then on; who is left out of one reply still does, until told to be dropped.
 */
export async function takeRecipients(work: Work, ticketId: string, wanted: Wanted): Promise<Recipients> {
  const circle = await listParticipants(work, ticketId)
  const recipients = recipientsAmong(circle, wanted)
  await refuseOwn(work, recipients)
  await removeCc(work, ticketId, wanted.dropParticipants ?? [])
  const named = [...recipients.to, ...recipients.cc].map((one) => ({ ...one, role: 'cc' as const }))
  await addParticipants(work, ticketId, named)
  return recipients
}

/** Each address once, in the most open of the three lists that name it. */
export function recipientsAmong(circle: Participant[], wanted: Wanted): Recipients {
  const names = new Map(circle.map(({ address, name }) => [address, name]))
  const dropped = new Set(wanted.dropParticipants ?? [])
  const usual = (role: Participant['role']) =>
    circle.filter((one) => one.role === role && !(role === 'cc' && dropped.has(one.address))).map((one) => one.address)
  const seen = new Set<string>()
  const once = (addresses: string[]) =>
    addresses
      .filter((address) => !seen.has(address) && seen.add(address))
      .map((address) => ({ name: names.get(address) ?? '', address }))
  return {
    to: once(wanted.to ?? usual('requester')),
    cc: once(wanted.cc ?? usual('cc')),
    bcc: once(wanted.bcc ?? []),
  }
}

/** A mail to ourselves would come back as a mail from ourselves. */
export async function refuseOwn(work: Work, recipients: Recipients): Promise<void> {
  for (const field of ['to', 'cc', 'bcc'] as const) {
    for (const { address } of recipients[field]) {
      if (await isOwnAddress(work.tx, address)) {
        throw invalidField(field, 'own_address', `${address} is an inbox of this desk`)
      }
    }
  }
}
