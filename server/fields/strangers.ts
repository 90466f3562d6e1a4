import type { CustomField } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import type { Actor } from '../kernel/actor.ts'

export function isSignedIn(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.guestTicketId === undefined)
}

/** Somebody who is not signed in has nothing to choose from: people and devices are read there, not filled in. */
export function fieldsForStrangers(fields: CustomField[]): CustomField[] {
  return fields.map((field) =>
    isReference(field.type) && field.portal === 'editable' ? { ...field, portal: 'shown' } : field,
  )
}
