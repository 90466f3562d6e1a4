import type { Selectable } from 'kysely'
import { type Language, language } from '#contract/common.ts'
import { type Role, role } from '#contract/people.ts'
import type { People } from '../kernel/tables.ts'

export type PersonRow = Selectable<People>

/** Columns with a closed set of values are plain text to the type generator; the contract narrows them. */
export function roleOf(row: { role: string }): Role {
  return role.parse(row.role)
}

export function languageOf(row: { language: string }): Language {
  return language.parse(row.language)
}
