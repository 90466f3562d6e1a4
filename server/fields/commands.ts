import { sql } from 'kysely'
import type { z } from 'zod'
import type { CustomField, FieldOption, fields } from '#contract/fields.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { getField, listFields } from './queries.ts'

type FieldDraft = z.output<typeof fields.create.body>
type FieldChange = Input<typeof fields.update>['body']

/** Where the values of fields are kept. */
const tables = { ticket: 'tickets', person: 'people', organization: 'organizations' } as const

const withOptions = new Set<CustomField['type']>(['choice', 'choices', 'tree'])

export async function addField(work: Work, draft: FieldDraft): Promise<CustomField> {
  await lockFields(work)
  const all = await listFields(work.tx, draft.subject)
  if (all.some(({ key }) => key === draft.key)) throw new AppError('name_taken', 'Another field has this key')
  const field: CustomField = { ...draft, id: work.newId() }
  checkField(field, all)
  const { id, subject, key, type, ...rest } = field
  await work.tx
    .insertInto('customFields')
    .values({
      id,
      subject,
      key,
      type,
      ...columnsOf(rest),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from custom_fields)`,
      createdAt: work.now(),
    })
    .execute()
  await work.record({ action: 'field.created', subject: key, changes: changesBetween({}, told(field)) })
  return getField(work.tx, id)
}

export async function changeField(work: Work, id: string, change: FieldChange): Promise<CustomField> {
  await lockFields(work)
  const before = await getField(work.tx, id)
  const after = { ...before, ...given(change) }
  refuseLostOptions(before.options, after.options)
  checkField(
    after,
    (await listFields(work.tx, before.subject)).filter((one) => one.id !== id),
  )
  const { id: _, subject: __, key, type: ___, ...rest } = after
  await work.tx.updateTable('customFields').set(columnsOf(rest)).where('id', '=', id).execute()
  await work.record({ action: 'field.changed', subject: key, changes: changesBetween(told(before), told(after)) })
  return getField(work.tx, id)
}

export async function removeField(work: Work, id: string): Promise<void> {
  await lockFields(work)
  const { subject, key } = await getField(work.tx, id)
  const { rows } =
    await sql`select from ${sql.table(tables[subject])} where fields <> '{}' and fields ? ${key} limit 1`.execute(
      work.tx,
    )
  const others = await listFields(work.tx, subject)
  if (rows.length > 0 || others.some(({ shownWhen }) => shownWhen?.key === key)) {
    throw new AppError('in_use', 'This field has values, or others depend on it; archive it instead')
  }
  await work.tx.deleteFrom('customFields').where('id', '=', id).execute()
  await work.record({ action: 'field.removed', subject: key })
}

/** Those that are not named come after, as they were. */
export async function sortFields(work: Work, { subject, ids }: Input<typeof fields.sort>['body']): Promise<void> {
  await lockFields(work)
  await sql`update custom_fields as f set position = s.place from (
      select id, row_number() over (order by array_position(${ids}::uuid[], id) nulls last, position, id) as place
      from custom_fields where subject = ${subject}) as s
    where s.id = f.id`.execute(work.tx)
  await work.record({
    action: 'field.sorted',
    subject: (await listFields(work.tx, subject)).map(({ key }) => key).join(', '),
  })
}

/** Only what the change names. */
function given(change: FieldChange): Partial<CustomField> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

/** One change at a time, so that what was checked still holds when it is written. Readers do not wait. */
async function lockFields(work: Work): Promise<void> {
  await sql`lock table custom_fields in share row exclusive mode`.execute(work.tx)
}

function checkField(field: CustomField, others: CustomField[]): void {
  if (withOptions.has(field.type) && field.options.length === 0) {
    throw invalidField('options', 'required', 'Give at least one option')
  }
  if (!withOptions.has(field.type) && field.options.length > 0) {
    throw invalidField('options', 'invalid', 'A field of this type has no options')
  }
  checkOptions(field)
  if (field.subject !== 'ticket') refuseTicketRules(field)
  if (field.type === 'person' && field.portal === 'editable') {
    throw invalidField('portal', 'invalid', 'Requesters look nobody up: such a field is hidden from them, or shown')
  }
  const { shownWhen } = field
  if (shownWhen === null) return
  if (shownWhen.key === field.key || !others.some(({ key }) => key === shownWhen.key)) {
    throw invalidField('shownWhen.key', 'unknown', 'There is no other field with this key')
  }
  if (dependsOn(field.key, shownWhen.key, others)) {
    throw invalidField('shownWhen.key', 'circle', 'That field depends on this one')
  }
}

/** Only tickets are opened and solved, have kinds, and are filled in on the portal. */
function refuseTicketRules(field: CustomField): void {
  const { ticketTypes, isRequiredOnOpen, isRequiredOnSolve, portal } = field
  const rules = {
    ticketTypes: ticketTypes.length > 0,
    isRequiredOnOpen,
    isRequiredOnSolve,
    portal: portal !== 'hidden',
  }
  const broken = Object.entries(rules).find(([, isSet]) => isSet)
  if (broken !== undefined) throw invalidField(broken[0], 'invalid', 'Only fields of tickets have this')
}

function dependsOn(key: string, on: string, others: CustomField[]): boolean {
  const above = others.find((one) => one.key === on)?.shownWhen?.key
  if (above === undefined) return false
  return above === key || dependsOn(key, above, others)
}

/** Each value once; branches hang on options of the same field, and on none of their own twigs. */
function checkOptions({ type, options }: CustomField): void {
  const byValue = new Map(options.map((option) => [option.value, option]))
  if (byValue.size < options.length) throw invalidField('options', 'taken', 'Two options have the same value')
  options.forEach(({ parent }, index) => {
    if (parent === null) return
    const path = `options.${index}.parent`
    if (type !== 'tree') throw invalidField(path, 'invalid', 'Only a tree has branches')
    const above = new Set<string>()
    for (let at: string | null = parent; at !== null; at = byValue.get(at)?.parent ?? null) {
      if (!byValue.has(at)) throw invalidField(path, 'unknown', 'There is no such option')
      if (above.has(at)) throw invalidField(path, 'circle', 'These options hang on each other in a circle')
      above.add(at)
    }
  })
}

/** What tickets may have stays readable. */
function refuseLostOptions(before: FieldOption[], after: FieldOption[]): void {
  const kept = new Set(after.map(({ value }) => value))
  const lost = before.find(({ value }) => !kept.has(value))
  if (lost !== undefined) throw invalidField('options', 'in_use', `Archive “${lost.value}” instead of leaving it out`)
}

function columnsOf({
  labels,
  help,
  options,
  shownWhen,
  ...rest
}: Omit<CustomField, 'id' | 'subject' | 'key' | 'type'>) {
  return {
    ...rest,
    labels: JSON.stringify(labels),
    help: JSON.stringify(help),
    options: JSON.stringify(options),
    shownWhen: shownWhen === null ? null : JSON.stringify(shownWhen),
  }
}

/** As the audit log tells of it. */
function told({ id: _, labels, help, options, shownWhen, ...field }: CustomField) {
  return {
    ...field,
    labels: Object.values(labels).join(' / '),
    help: Object.values(help).join(' / '),
    options: options.map(({ value, isArchived }) => (isArchived ? `(${value})` : value)),
    shownWhen: shownWhen === null ? null : `${shownWhen.key}: ${shownWhen.values.join(', ')}`,
  }
}
