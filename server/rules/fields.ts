import type { CustomField } from '#contract/fields.ts'
import { formerFields, formerPrefix, isRuleField, openPrefix, ruleFields } from '#contract/rule-fields.ts'
import type { FieldKind } from '../conditions/index.ts'
import { listFields } from '../fields/index.ts'
import type { Db, Tx } from '../kernel/context.ts'

const kinds: Record<CustomField['type'], FieldKind> = {
  text: 'text',
  long_text: 'text',
  date: 'text',
  number: 'number',
  choice: 'choice',
  choices: 'choice',
  tree: 'choice',
  checkbox: 'flag',
  person: 'choice',
  device: 'choice',
}

/** What kind of thing each field is, the desk's own included. */
export async function readFieldKinds(db: Db | Tx): Promise<(field: string) => FieldKind | undefined> {
  const own = new Map<string, FieldKind>()
  for (const [prefix, subject] of customSubjects) {
    for (const { key, type } of await listFields(db, subject)) {
      own.set(prefix + key, kinds[type])
      if (subject === 'ticket') own.set(formerPrefix + prefix + key, kinds[type])
    }
  }
  return (field) => own.get(field) ?? kindOfOwn(field)
}

const customSubjects = [
  ['field:', 'ticket'],
  ['person:', 'person'],
  ['company:', 'organization'],
] as const

function kindOfOwn(field: string): FieldKind | undefined {
  if (isRuleField(field)) return ruleFields[field]
  if (field.startsWith(openPrefix)) return 'flag'
  const former = formerFields.find((one) => field === formerPrefix + one)
  return former && ruleFields[former]
}
