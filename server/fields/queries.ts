import { type CustomField, customField, type FieldSubject } from '#contract/fields.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { fieldsForStrangers, isSignedIn } from './strangers.ts'

/** All of them, archived ones too, in their order. */
export async function listFields(db: Db | Tx, subject: FieldSubject = 'ticket'): Promise<CustomField[]> {
  return (await selectFields(db).where('subject', '=', subject).orderBy('position').orderBy('id').execute()).map(
    present,
  )
}

/** Whoever does not work here learns of the fields of the portal only, which are of tickets. */
export async function listFieldsFor(db: Db, actor: Actor, subject: FieldSubject): Promise<CustomField[]> {
  const all = await listFields(db, subject)
  if (actor.kind === 'system' || isAgent(actor)) return all
  const shown = all.filter((field) => field.portal !== 'hidden' && !field.isArchived)
  return isSignedIn(actor) ? shown : fieldsForStrangers(shown)
}

export async function getField(db: Db | Tx, id: string): Promise<CustomField> {
  return present(found(await selectFields(db).where('id', '=', id).executeTakeFirst(), 'Field'))
}

function selectFields(db: Db | Tx) {
  return db.selectFrom('customFields').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof selectFields>['executeTakeFirstOrThrow']>>

/** Only what the contract let in was ever written. */
function present(row: Row): CustomField {
  return customField.parse(row)
}
