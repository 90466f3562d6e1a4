import type { Language } from '#contract/common.ts'
import type { ImportSubject } from '#contract/customer-imports.ts'
import type { CustomField, FieldValues } from '#contract/fields.ts'
import { listFields } from '../fields/index.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import {
  type ListedOrganization,
  type ListedPerson,
  listOrganizations,
  listPeople,
  organizationPlace,
  personPlace,
} from '../people/index.ts'
import { sendCsv } from '../platform/csv.ts'
import type { HttpCtx } from '../platform/http.ts'
import { writeFieldValue, writeFlag, writeList } from './cells.ts'
import { headerOf, targetsOf } from './columns.ts'
import { readWritten } from './field-lookup.ts'

const rowsAtOnce = 500

const filenames: Record<Language, Record<ImportSubject, string>> = {
  es: { person: 'personas', organization: 'organizaciones' },
  en: { person: 'people', organization: 'organizations' },
}

/** All of them in the columns that an import understands, page by page. Told in the audit log before it leaves. */
export async function sendExport(ctx: HttpCtx, subject: ImportSubject): Promise<undefined> {
  const { language } = personOf(ctx.actor)
  const fields = await listFields(ctx.db, subject)
  const targets = targetsOf(subject, fields).filter((target) => target !== 'lastName')
  const filename = `${filenames[language][subject]}.csv`
  await transact(ctx, (work) => work.record({ action: 'customers.exported', subject: filename }))
  const headers = targets.map((target) => headerOf(subject, target, fields, language))
  const rows =
    subject === 'person'
      ? people(ctx, { targets, fields, language })
      : organizations(ctx, { targets, fields, language })
  return sendCsv(ctx, filename, language, headed(headers, rows))
}

async function* headed(headers: string[], pages: AsyncIterable<string[][]>) {
  yield [headers]
  yield* pages
}

interface Table {
  targets: string[]
  fields: CustomField[]
  language: Language
}

/** How the people and devices of a page are written. */
type Written = ReadonlyMap<string, string>

async function* people(ctx: Ctx, { targets, fields, language }: Table): AsyncGenerator<string[][]> {
  for (let cursor: string | undefined; ; ) {
    const rows = await listPeople(ctx.db, { role: 'requester', limit: rowsAtOnce, cursor })
    const page = rows.slice(0, rowsAtOnce)
    const written = await readWritten(ctx, fields, page.map(valuesOf))
    yield page.map((row) => targets.map((target) => personCell(row, target, language, written)))
    const last = page.at(-1)
    if (rows.length <= rowsAtOnce || last === undefined) return
    cursor = personPlace(last)
  }
}

async function* organizations(ctx: Ctx, { targets, fields, language }: Table): AsyncGenerator<string[][]> {
  for (let cursor: string | undefined; ; ) {
    const rows = await listOrganizations(ctx.db, { limit: rowsAtOnce, cursor })
    const page = rows.slice(0, rowsAtOnce)
    const written = await readWritten(ctx, fields, page.map(valuesOf))
    yield page.map((row) => targets.map((target) => organizationCell(row, target, language, written)))
    const last = page.at(-1)
    if (rows.length <= rowsAtOnce || last === undefined) return
    cursor = organizationPlace(last)
  }
}

function personCell(person: ListedPerson, target: string, language: Language, written: Written): string {
  const labels = (wanted: 'email' | 'phone') =>
    person.identities.filter(({ kind }) => kind === wanted).map(({ label }) => label)
  switch (target) {
    case 'id':
    case 'name':
    case 'language':
      return person[target]
    case 'email':
      return person.email ?? ''
    case 'emails':
      return writeList(labels('email').filter((address) => address !== person.email))
    case 'phones':
      return writeList(labels('phone'))
    case 'organization':
      return person.organizationName ?? ''
    case 'timeZone':
      return person.timeZone ?? ''
    case 'isVip':
    case 'seesOrganization':
      return writeFlag(person[target], language)
    default:
      return writeFieldValue(valuesOf(person)[target.replace('field:', '')], language, written)
  }
}

function organizationCell(
  organization: ListedOrganization,
  target: string,
  language: Language,
  written: Written,
): string {
  switch (target) {
    case 'id':
    case 'name':
    case 'notes':
      return organization[target]
    case 'domains':
      return writeList(organization.domains)
    case 'isVip':
      return writeFlag(organization.isVip, language)
    default:
      return writeFieldValue(valuesOf(organization)[target.replace('field:', '')], language, written)
  }
}

/** Only what was checked is ever written. */
function valuesOf({ fields }: { fields: unknown }): FieldValues {
  return fields as FieldValues
}
