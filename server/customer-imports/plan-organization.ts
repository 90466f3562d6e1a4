import { sql } from 'kysely'
import { id } from '#contract/common.ts'
import type { CustomField, FieldValues } from '#contract/fields.ts'
import { organizations } from '#contract/structure.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import {
  addOrganization,
  changeOrganization,
  type ListedOrganization,
  listOrganizationsByIds,
} from '../people/index.ts'
import { readFlag, readList, writeList } from './cells.ts'
import { type FieldLookup, lookUpFields } from './field-lookup.ts'
import { organizationsByName } from './lookup.ts'
import { type Cells, changed, type Plan, read, WrongRow, wrongPlan } from './plan.ts'
import { readFields } from './read-fields.ts'

export interface OrganizationLookup {
  fields: FieldLookup
  byId: Map<string, ListedOrganization>
  byName: Map<string, { id: string }>
  /** Whose a mail domain is. */
  owners: Map<string, string>
}

export async function lookUpOrganizations(
  { db, services }: { db: Db | Tx; services: Services },
  rows: Cells[],
  fields: CustomField[],
): Promise<OrganizationLookup> {
  const byName = await organizationsByName(
    db,
    rows.map((cells) => cells.get('name')),
  )
  const domains = rows.flatMap(domainsIn)
  const { rows: owned } = await sql<{ domain: string; organizationId: string }>`
    select domain, organization_id from organization_domains where domain = any(${domains}::text[])`.execute(db)
  const named = rows.map((cells) => cells.get('id') ?? '').filter((one) => id.safeParse(one).success)
  const ids = [...new Set([...named, ...[...byName.values()].map((one) => one.id)])]
  const known = await listOrganizationsByIds(db, ids)
  // The database holds only what was checked.
  const records = known.map((one) => one.fields as FieldValues)
  return {
    fields: await lookUpFields({ db, services }, fields, { rows, records }),
    byName,
    byId: new Map(known.map((one) => [one.id, one])),
    owners: new Map(owned.map(({ domain, organizationId }) => [domain, organizationId])),
  }
}

/** What a row says of an organization, and what of it the desk does not know yet. */
export function planOrganization(
  row: number,
  cells: Cells,
  lookup: OrganizationLookup,
  seen: Map<string, number>,
): Plan {
  const name = cells.get('name') ?? ''
  try {
    const known = lookup.byId.get(cells.get('id') ?? lookup.byName.get(name.toLowerCase())?.id ?? '')
    if (known === undefined && name === '') throw new WrongRow('no_identity')
    refuseTaken(row, cells, known, lookup, seen)
    return known === undefined ? planNew(row, cells, lookup) : planChange(row, cells, known, lookup)
  } catch (error) {
    if (error instanceof WrongRow) return wrongPlan(row, name, error.code)
    throw error
  }
}

function refuseTaken(
  row: number,
  cells: Cells,
  known: ListedOrganization | undefined,
  { byName, owners }: OrganizationLookup,
  seen: Map<string, number>,
): void {
  const name = cells.get('name')?.toLowerCase()
  const own = [...domainsIn(cells), ...(name === undefined ? [] : [`name:${name}`]), `id:${known?.id ?? row}`]
  if (own.some((key) => (seen.get(key) ?? row) !== row)) throw new WrongRow('repeated')
  for (const key of own) seen.set(key, row)
  const namesake = name === undefined ? undefined : byName.get(name)?.id
  if (namesake !== undefined && namesake !== known?.id) throw new WrongRow('taken')
  if (domainsIn(cells).some((domain) => (owners.get(domain) ?? known?.id) !== known?.id)) throw new WrongRow('taken')
}

function domainsIn(cells: Cells): string[] {
  return readList(cells.get('domains') ?? '').map((domain) => domain.toLowerCase())
}

function readCommon(cells: Cells) {
  const { shape } = organizations.update.body
  const parsed = shape.domains.safeParse(domainsIn(cells))
  if (!parsed.success) throw new WrongRow('domains')
  return {
    domains: parsed.data ?? [],
    name: read(cells, 'name', (cell) => shape.name.safeParse(cell).data),
    isVip: read(cells, 'isVip', readFlag),
    notes: read(cells, 'notes', (cell) => shape.notes.safeParse(cell).data),
  }
}

function planNew(row: number, cells: Cells, lookup: OrganizationLookup): Plan {
  const { name = '', domains, isVip = false, notes = '' } = readCommon(cells)
  const { given, changes } = readFields(cells, lookup.fields, {})
  const told = ['domains', 'isVip', 'notes'].flatMap((target) => changed(target, null, cells.get(target) ?? null))
  const act: Plan['act'] = (work) => addOrganization(work, { name, domains, isVip, notes, fields: given })
  return { row, outcome: 'new', name, changes: [...told, ...changes], code: null, act }
}

function planChange(row: number, cells: Cells, known: ListedOrganization, lookup: OrganizationLookup): Plan {
  const { domains: named, ...rest } = readCommon(cells)
  const { given, changes } = readFields(cells, lookup.fields, known.fields as Record<string, never>)
  const domains = [...new Set([...known.domains, ...named])]
  const change: Parameters<typeof changeOrganization>[2] = Object.keys(given).length > 0 ? { fields: given } : {}
  if (domains.length > known.domains.length) {
    change.domains = domains
    changes.push(...changed('domains', writeList(known.domains) || null, writeList(domains)))
  }
  for (const [field, value] of Object.entries(rest)) {
    const before = known[field as keyof typeof rest]
    if (value === undefined || value === before) continue
    Object.assign(change, { [field]: value })
    changes.push(...changed(field, String(before) || null, String(value)))
  }
  const about = { row, name: known.name, changes, code: null }
  if (changes.length === 0) return { ...about, outcome: 'unchanged' }
  return { ...about, outcome: 'changed', act: (work) => changeOrganization(work, known.id, change) }
}
