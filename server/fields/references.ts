import { id } from '#contract/common.ts'
import type { CustomField, FieldChanges, FieldNames, FieldValues } from '#contract/fields.ts'
import { referenceTypes } from '#contract/reference-types.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'

interface Reading {
  db: Db | Tx
  services: Services
}

/** Which people and devices among these values the actor may put into a field. */
export async function readKnown(
  { db, services, actor }: Reading & { actor: Actor },
  fields: readonly CustomField[],
  given: FieldChanges,
): Promise<Set<string>> {
  const known: string[] = []
  for (const type of referenceTypes) {
    const ids = idsIn(fields, given, type)
    if (ids.length > 0) known.push(...(await services.references[type].among(db, actor, ids)))
  }
  return new Set(known)
}

/** What the people and devices are called that these values name, also those out of the reader's reach. */
export async function readNames(
  { db, services }: Reading,
  fields: readonly CustomField[],
  ...values: readonly FieldValues[]
): Promise<FieldNames> {
  const names: FieldNames = {}
  for (const type of referenceTypes) {
    const ids = [...new Set(values.flatMap((one) => idsIn(fields, one, type)))]
    if (ids.length === 0) continue
    for (const [one, { name }] of await services.references[type].names(db, ids)) names[one] = name
  }
  return names
}

function idsIn(fields: readonly CustomField[], values: FieldChanges, type: CustomField['type']): string[] {
  return fields.flatMap((field) => {
    const value = values[field.key]
    return field.type === type && id.safeParse(value).success && typeof value === 'string' ? [value] : []
  })
}
