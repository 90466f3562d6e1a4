import type { FieldValues } from '#contract/fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import { isAddress } from '../entry/is-address.ts'

export interface RequestDraft {
  type: TicketType
  subject: string
  body: string
  urgency: 1 | 2 | 3
  name: string
  email: string
  /** Custom fields that the portal offers. */
  fields: FieldValues
  /** Left empty by people. */
  website: string
}

export const emptyDraft: RequestDraft = {
  type: 'incident',
  subject: '',
  body: '',
  urgency: 2,
  name: '',
  email: '',
  fields: {},
  website: '',
}

type DraftField = 'subject' | 'body' | 'name' | 'email'
export type DraftFaults = Partial<Record<DraftField, true>>

/** What has to be written before it can be sent; strangers also say who they are. */
export function faultsOf(draft: RequestDraft, isStranger: boolean): DraftFaults {
  return {
    ...(draft.subject.trim() === '' ? { subject: true } : {}),
    ...(draft.body.trim() === '' ? { body: true } : {}),
    ...(isStranger && draft.name.trim() === '' ? { name: true } : {}),
    ...(isStranger && !isAddress(draft.email) ? { email: true } : {}),
  }
}

const fieldOfPath: Record<string, DraftField> = {
  subject: 'subject',
  bodyText: 'body',
  bodyHtml: 'body',
  name: 'name',
  email: 'email',
}

/** The fields of the form that the server found fault with. */
export function faultsFromServer(fields: Record<string, string> | undefined): DraftFaults {
  const found: DraftFaults = {}
  for (const path of Object.keys(fields ?? {})) {
    const field = fieldOfPath[path]
    if (field) found[field] = true
  }
  return found
}
