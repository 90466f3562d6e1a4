import { type RawBuilder, sql } from 'kysely'
import type { RuleTest } from '#contract/rules.ts'

/** How a text, made plain, compares; accents and case make no difference, as in search. */
export function textIs(said: RawBuilder<unknown>, test: RuleTest): RawBuilder<boolean> {
  const [wanted = ''] = textsOf(test)
  const asked = sql`plain(${wanted.trim()})`
  switch (test.operator) {
    case 'is':
      return sql`${said} = ${asked}`
    case 'is_not':
      return sql`((${said} = ${asked}) is not true)`
    case 'contains':
      return sql`position(${asked} in ${said}) > 0`
    case 'contains_not':
      return sql`((position(${asked} in ${said}) > 0) is not true)`
    case 'starts_with':
      return sql`starts_with(${said}, ${asked})`
    case 'ends_with':
      return sql`right(${said}, length(${asked})) = ${asked}`
    default:
      return sql`false`
  }
}

/** The values of a test that are texts. */
export function textsOf({ value }: RuleTest): string[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? [value] : []
}
