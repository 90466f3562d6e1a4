import type { FieldChanges, FieldSubject } from '#contract/fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import type { FieldsPlace } from './check.ts'
import { listFields } from './queries.ts'
import { readKnown } from './references.ts'
import { fieldsForStrangers, isSignedIn } from './strangers.ts'

interface Where {
  subject?: FieldSubject
  /** Undefined for people and organizations. */
  type: TicketType | undefined
  byRequester: boolean
  /** What is to be set: of people and devices it is looked up whether they may be. */
  given: FieldChanges
}

/** Where values are about to be set, as whoever sets them finds it. */
export async function readPlace(
  { tx, services, actor }: Pick<Work, 'tx' | 'services' | 'actor'>,
  { subject = 'ticket', given, ...place }: Where,
): Promise<FieldsPlace> {
  const all = await listFields(tx, subject)
  const fields = place.byRequester && !isSignedIn(actor) ? fieldsForStrangers(all) : all
  return { ...place, fields, known: await readKnown({ db: tx, services, actor }, fields, given) }
}
