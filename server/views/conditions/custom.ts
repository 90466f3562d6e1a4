import { type RawBuilder, sql } from 'kysely'
import type { CustomField, FieldOption } from '#contract/fields.ts'
import type { RuleTest } from '#contract/rules.ts'
import { customFieldName, dayOf, kindOf, me } from '#contract/view-conditions.ts'
import { textIs, textsOf } from './texts.ts'

type Condition = RawBuilder<boolean>

/**
 * A test of a custom field. What is asked for by its value is asked of the index of values; its condition is repeated,
 * for PostgreSQL to see that the index, which leaves out tickets without any value, may be used. Beginnings, ranges and
 * texts within texts are looked for in the order of the list.
 */
export function customTest(
  field: CustomField,
  test: RuleTest,
  { actorId, now }: { actorId: string; now: Date },
): Condition {
  const value = sql`t.fields -> ${field.key}`
  const isThere = sql<boolean>`(t.fields <> '{}' and t.fields ? ${field.key})`
  if (test.operator === 'exists') return isThere
  if (test.operator === 'exists_not') return sql`not ${isThere}`
  switch (kindOf(customFieldName(field.key), [field])) {
    case 'words':
      return textIs(sql`plain(t.fields ->> ${field.key})`, test)
    case 'number':
      return typeof test.value === 'number' ? numberIs(field.key, value, test.operator, test.value) : sql`false`
    case 'day':
      return dayIs(field.key, test, now)
    case 'option':
      return hasOne(
        field.key,
        textsOf(test).flatMap((wanted) => branchOf(field.options, wanted)),
        test,
      )
    case 'options':
      return hasOne(
        field.key,
        textsOf(test).map((wanted) => [wanted]),
        test,
      )
    case 'device':
      return hasOne(field.key, textsOf(test), test)
    case 'person':
      return namesPerson(
        field.key,
        textsOf(test).map((wanted) => (wanted === me ? actorId : wanted)),
        test,
      )
    case 'tick':
      return hasOne(field.key, [true], test.value === true ? { operator: 'is' } : { operator: 'is_not' })
    default:
      return sql`false`
  }
}

/** Whether the field has one of the values. */
function hasOne(key: string, values: readonly unknown[], { operator }: Pick<RuleTest, 'operator'>): Condition {
  if (values.length === 0) return operator === 'is_not' ? sql`true` : sql`false`
  const each = values.map((value) => sql`t.fields @> ${JSON.stringify({ [key]: value })}::jsonb`)
  const isOne = sql<boolean>`(t.fields <> '{}' and (${sql.join(each, sql` or `)}))`
  return operator === 'is_not' ? sql`not ${isOne}` : isOne
}

/** Whether the field names one of these people, or somebody who was merged with one of them. */
function namesPerson(key: string, ids: readonly string[], { operator }: Pick<RuleTest, 'operator'>): Condition {
  const isOne = sql<boolean>`t.id in (
    with recursive up as (
      select id, merged_into_id from people where id = any(${[...ids]}::uuid[])
      union select p.id, p.merged_into_id from up join people as p on p.id = up.merged_into_id),
    same as (
      select id from up
      union select p.id from same join people as p on p.merged_into_id = same.id)
    select x.id from same join tickets as x
      on x.fields <> '{}' and x.fields @> jsonb_build_object(${key}::text, same.id::text))`
  return operator === 'is_not' ? sql`not (${isOne})` : isOne
}

/** Compared as JSON, which casts nothing and therefore never fails. */
function numberIs(key: string, value: RawBuilder<unknown>, operator: RuleTest['operator'], wanted: number): Condition {
  if (operator === 'is' || operator === 'is_not') return hasOne(key, [wanted], { operator })
  const sign = operator === 'greater' ? sql`>` : sql`<`
  return sql`(jsonb_typeof(${value}) = 'number' and ${value} ${sign} ${JSON.stringify(wanted)}::jsonb)`
}

/** Dates as RFC 3339 writes them are in order when their letters are. */
function dayIs(key: string, { operator, value }: RuleTest, now: Date): Condition {
  const day = typeof value === 'string' ? dayOf(value, now) : undefined
  if (day === undefined) return sql`false`
  if (operator === 'is' || operator === 'is_not') return hasOne(key, [day], { operator })
  const sign = operator === 'greater' ? sql`>` : sql`<`
  return sql`((t.fields ->> ${key}) collate "C" ${sign} ${day})`
}

/** An option with all that hangs on it: whoever asks for hardware means the printers too. */
function branchOf(options: readonly FieldOption[], value: string): string[] {
  const found = new Set([value])
  // A set grows while one walks along it.
  for (const branch of found) {
    for (const option of options) if (option.parent === branch) found.add(option.value)
  }
  return [...found]
}
