import type { CustomField, FieldChanges, FieldNames, FieldValues } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import { changeFields, listFields, missingFields, readNames, readPlace, wordsOfFields } from '../fields/index.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import { changesBetween, type FieldChange } from '../kernel/acts.ts'
import type { Ctx, Work } from '../kernel/context.ts'
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
  const place = await readPlace(work, { type, byRequester, given })
  const { values, faults } = changeFields(place, {}, given)
  refuse(faults.length > 0 ? faults : missingFields(place, values, 'open'))
  return values
}

/** Values that new tickets may begin with: none of fields that are gone; refused when one does not fit. */
export async function valuesForTemplate(work: Work, given: FieldValues): Promise<FieldValues> {
  const place = await readPlace(work, { type: undefined, byRequester: false, given })
  const isThere = (key: string) => place.fields.some((field) => field.key === key && !field.isArchived)
  const wanted = Object.entries(given).filter(([key]) => isThere(key))
  const { values, faults } = changeFields(place, {}, Object.fromEntries(wanted))
  refuse(faults)
  return values
}

/** Of values that nobody looks at before a ticket is opened with them, those that fit; it asks for no others. */
export async function fittingValues(work: Work, given: FieldValues): Promise<FieldValues> {
  const place = await readPlace(work, { type: undefined, byRequester: false, given })
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
  const place = await readPlace(work, { type: ticket.type as TicketType, byRequester: false, given })
  const before = valuesOf(ticket)
  const { values, faults } = changeFields(place, before, given)
  refuse(faults)
  const touched = Object.fromEntries(Object.keys(given).map((key) => [key, values[key]]))
  const names = await readNames({ db: work.tx, services: work.services }, place.fields, before, values)
  const changes = changesBetween<Record<string, unknown>>(before, touched)
  return {
    values,
    changes: changes.map(({ field, from, to }) => ({
      field: `fields.${field}`,
      from: toldValue(from, names),
      to: toldValue(to, names),
    })),
  }
}

/** History keeps the names of people and devices beside their ids, as of everything that it refers to. */
function toldValue(value: unknown, names: FieldNames): unknown {
  const name = typeof value === 'string' ? names[value] : undefined
  return name === undefined ? value : { id: value, name }
}

/** Refuses to solve a ticket that lacks what every solved ticket has. */
export async function refuseUnfinished(
  work: Work,
  ticket: TicketRow,
  change: { type?: TicketType | undefined; fields?: FieldChanges | undefined } = {},
): Promise<void> {
  const given = change.fields ?? {}
  const place = await readPlace(work, { type: change.type ?? (ticket.type as TicketType), byRequester: false, given })
  const { values, faults } = changeFields(place, valuesOf(ticket), given)
  refuse(faults.length > 0 ? faults : missingFields(place, values, 'solve'))
}

/** What a ticket is found by through its fields. */
export async function fieldWords(
  { tx, services }: Pick<Work, 'tx' | 'services'>,
  values: FieldValues,
): Promise<string> {
  if (Object.keys(values).length === 0) return ''
  const fields = await listFields(tx)
  return wordsOfFields(fields, values, await readNames({ db: tx, services }, fields, values))
}

interface SeenValues {
  fields: FieldValues
  /** The names of the people and devices among them. */
  fieldNames: FieldNames
}
type Reading = Pick<Ctx, 'db' | 'services'> & { actor: Actor }

/** The values that the reader sees: of fields that are there, and for requesters of those that the portal shows. */
export async function presentValues(ctx: Reading, ticket: TicketRow): Promise<SeenValues> {
  const values = valuesOf(ticket)
  if (Object.keys(values).length === 0) return { fields: {}, fieldNames: {} }
  const all = await listFields(ctx.db)
  const fields = pick(values, seenKeys(all, ticket, ctx.actor))
  return { fields, fieldNames: await readNames(ctx, all, fields) }
}

/** The same for the tickets of a list, of the chosen fields only: names are read for all of them together. */
export async function presentChosen(
  ctx: Reading,
  tickets: readonly TicketRow[],
  chosen: readonly string[],
): Promise<SeenValues[]> {
  const wanted = new Set(chosen)
  const all = await listFields(ctx.db)
  const seen = tickets.map((ticket) => {
    const values = pick(valuesOf(ticket), wanted)
    return Object.keys(values).length === 0 ? values : pick(values, seenKeys(all, ticket, ctx.actor))
  })
  const names = await readNames(ctx, all, ...seen)
  return seen.map((fields) => ({ fields, fieldNames: namesIn(fields, names) }))
}

/** What another field hides is not shown; what was archived is read where it was filled in, by those who work here. */
function seenKeys(all: CustomField[], ticket: TicketRow, actor: Actor): Set<string> {
  const isInside = actor.kind === 'system' || isAgent(actor)
  const shown = shownFields(all, ticket.type as TicketType, valuesOf(ticket)).filter(
    ({ portal }) => isInside || portal !== 'hidden',
  )
  const archived = isInside ? all.filter(({ isArchived }) => isArchived) : []
  return new Set([...shown, ...archived].map(({ key }) => key))
}

function pick(values: FieldValues, keys: ReadonlySet<string>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)))
}

function namesIn(values: FieldValues, names: FieldNames): FieldNames {
  const named = Object.values(values).flatMap((value) => {
    const name = typeof value === 'string' ? names[value] : undefined
    return typeof value === 'string' && name !== undefined ? [[value, name] as const] : []
  })
  return Object.fromEntries(named)
}

function refuse(faults: FieldFault[]): void {
  if (faults.length > 0) throw new AppError('invalid', 'Some fields are missing or do not fit', { faults })
}
