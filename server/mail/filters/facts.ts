import { type MailField, mailFields } from '#contract/mail-filters.ts'
import type { Facts, FactValue, FieldKind } from '../../conditions/index.ts'
import type { ParsedMail } from '../reading/index.ts'
import { authenticationOf } from './authentication.ts'

/** What is known of the way a mail came. */
export interface Arrival {
  inboxId: string
  envelopeFrom: string | null
  envelopeTo: string[]
  size: number
}

export function kindOfMailField(field: string): FieldKind | undefined {
  if (/^header:[!-9;-~]{1,100}$/.test(field)) return 'text'
  return Object.hasOwn(mailFields, field) ? mailFields[field as MailField] : undefined
}

/** Everything that a filter may look at in a mail. */
export function factsOf(mail: ParsedMail, arrival: Arrival): Facts {
  const sender = mail.from ?? mail.sender ?? mail.replyTo[0]
  const checked = authenticationOf(arrival)
  const facts: Record<MailField, FactValue> = {
    from: textOf(sender?.address),
    from_name: textOf(sender?.name),
    to: mail.to.map(({ address }) => address),
    cc: mail.cc.map(({ address }) => address),
    envelope_from: textOf(arrival.envelopeFrom),
    envelope_to: arrival.envelopeTo,
    subject: textOf(mail.subject),
    new_text: textOf(mail.newText),
    body: textOf(mail.bodyText),
    attachment_name: mail.attachments.map(({ filename }) => filename),
    attachment_count: mail.attachments.length,
    size: arrival.size,
    inbox: [arrival.inboxId],
    spf: textOf(checked?.spf),
    dkim: textOf(checked?.dkim),
    dmarc: textOf(checked?.dmarc),
    automatic: mail.automatic !== undefined,
  }
  const headers = [...mail.headers].map(([name, values]): [string, FactValue] => [`header:${name}`, values])
  return new Map([...headers, ...Object.entries(facts)])
}

function textOf(value: string | null | undefined): string[] {
  return value == null || value === '' ? [] : [value]
}
