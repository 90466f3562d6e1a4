import type { FieldChanges, FieldValues } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import { changeFields, listFields, missingFields, wordsOfFields } from '../fields/index.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import { changesBetween, type FieldChange } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, type FieldFault } from '../kernel/errors.ts'
import type { TicketRow } from './schema.ts'

/** Only what was checked is ever written. */
export function valuesOf(ticket: Pick<TicketRow, 'fields'>): FieldValues {
  return ticket.fields as FieldValues
}

interface NewValues {
  type: TicketType
  given: FieldChanges
  byRequester: boolean
}

/** The values of a new ticket; refused when one does not fit, or is missing that every ticket opens with. */
export async function valuesForNew(work: Work, { type, given, byRequester }: NewValues): Promise<FieldValues> {
  const place = { fields: await listFields(work.tx), type, byRequester }
  const { values, faults } = changeFields(place, {}, given)
  refuse(faults.length > 0 ? faults : missingFields(place, values, 'open'))
  return values
}

/** Values that new tickets may begin with: none of fields that are gone; refused when one does not fit. */
export async function valuesForTemplate(work: Work, given: FieldValues): Promise<FieldValues> {
  const fields = await listFields(work.tx)
  const isThere = (key: string) => fields.some((field) => field.key === key && !field.isArchived)
  const known = Object.entries(given).filter(([key]) => isThere(key))
  const place = { fields, type: undefined, byRequester: false }
  const { values, faults } = changeFields(place, {}, Object.fromEntries(known))
  refuse(faults)
  return values
}

/** Of values that nobody looks at before a ticket is opened with them, those that fit; it asks for no others. */
export async function fittingValues(work: Work, given: FieldValues): Promise<FieldValues> {
  const place = { fields: await listFields(work.tx), type: undefined, byRequester: false }
  const fitting = Object.entries(given).filter(
    ([key, value]) => changeFields(place, {}, { [key]: value }).faults.length === 0,
  )
  return changeFields(place, {}, Object.fromEntries(fitting)).values
}

/** The values after a change, and what of them changed, for the history. */
export async function valuesAfter(
  work: Work,
  ticket: TicketRow,
  given: FieldChanges,
): Promise<{ values: FieldValues; changes: FieldChange[] }> {
  const place = { fields: await listFields(work.tx), type: ticket.type as TicketType, byRequester: false }
  const before = valuesOf(ticket)
  const { values, faults } = changeFields(place, before, given)
  refuse(faults)
  const named = Object.fromEntries(Object.keys(given).map((key) => [key, values[key]]))
  const changes = changesBetween<Record<string, unknown>>(before, named)
  return { values, changes: changes.map((change) => ({ ...change, field: `fields.${change.field}` })) }
}

/** Refuses to solve a ticket that lacks what every solved ticket has. */
export async function refuseUnfinished(
  work: Work,
  ticket: TicketRow,
  change: { type?: TicketType | undefined; fields?: FieldChanges | undefined } = {},
): Promise<void> {
  const fields = await listFields(work.tx)
  const place = { fields, type: change.type ?? (ticket.type as TicketType), byRequester: false }
  const { values, faults } = changeFields(place, valuesOf(ticket), change.fields ?? {})
  refuse(faults.length > 0 ? faults : missingFields(place, values, 'solve'))
}

/** What a ticket is found by through its fields. */
export async function fieldWords(db: Db | Tx, values: FieldValues): Promise<string> {
  return Object.keys(values).length === 0 ? '' : wordsOfFields(await listFields(db), values)
}

/** The values that the reader sees: of fields that are there, and for requesters of those that the portal shows. */
export async function presentValues(db: Db, actor: Actor, ticket: TicketRow): Promise<FieldValues> {
  const values = valuesOf(ticket)
  if (Object.keys(values).length === 0) return {}
  const all = await listFields(db)
  const isInside = actor.kind === 'system' || isAgent(actor)
  const shown = shownFields(all, ticket.type as TicketType, values).filter(
    ({ portal }) => isInside || portal !== 'hidden',
  )
  const archived = isInside ? all.filter(({ isArchived }) => isArchived) : []
  const keys = new Set([...shown, ...archived].map(({ key }) => key))
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)))
}

function refuse(faults: FieldFault[]): void {
  if (faults.length > 0) throw new AppError('invalid', 'Some fields are missing or do not fit', { faults })
}
