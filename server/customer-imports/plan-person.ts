import { emailAddress, phoneNumber, timeZone } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import { addIdentity, addPerson, changePerson, type ListedPerson, type PersonChange } from '../people/index.ts'
import { readFlag, readLanguage, writeList } from './cells.ts'
import { identitiesIn, identityKey, type PeopleLookup } from './lookup.ts'
import { organizationFor } from './organization-for.ts'
import { type Cells, changed, type Plan, read, WrongRow, wrongPlan } from './plan.ts'
import { readFields } from './read-fields.ts'

interface Options {
  createsOrganizations: boolean
  /** The addresses and numbers of the rows before, each with its row. */
  seen: Map<string, number>
}

/** What a row says of a person, and what of it the desk does not know yet. */
export function planPerson(row: number, cells: Cells, lookup: PeopleLookup, options: Options): Plan {
  const name = nameIn(cells) ?? cells.get('email') ?? cells.get('phones') ?? ''
  try {
    refuseRepeated(row, cells, options.seen)
    const known = findKnown(cells, lookup)
    return known === undefined ? planNew(row, cells, lookup, options) : planChange(row, cells, known, lookup, options)
  } catch (error) {
    if (error instanceof WrongRow) return wrongPlan(row, name, error.code)
    throw error
  }
}

function nameIn(cells: Cells): string | undefined {
  const [first, last] = [cells.get('name'), cells.get('lastName')]
  return first === undefined && last === undefined ? undefined : [first, last].filter(Boolean).join(' ').slice(0, 120)
}

/** The same address in two rows would make the later one change what the earlier one has just made. */
function refuseRepeated(row: number, cells: Cells, seen: Map<string, number>): void {
  const own = [
    ...identitiesIn(cells).map(({ kind, value }) => identityKey(kind, value)),
    `id:${cells.get('id') ?? row}`,
  ]
  if (own.some((key) => (seen.get(key) ?? row) !== row)) throw new WrongRow('repeated')
  for (const key of own) seen.set(key, row)
}

/** Who is meant: by id, else by the first address or number that is somebody's. */
function findKnown(cells: Cells, { people, owners }: PeopleLookup): ListedPerson | undefined {
  const byId = people.get(cells.get('id') ?? '')
  const ids = identitiesIn(cells).map(({ kind, value }) => owners.get(identityKey(kind, value)))
  const known = byId ?? people.get(ids.find((one) => one !== undefined) ?? '')
  if (known !== undefined && known.role !== 'requester') throw new WrongRow('staff')
  if (known !== undefined && known.mergedInto !== null) throw new WrongRow('id')
  // What is one person here must not be two there.
  if (ids.some((one) => one !== undefined && one !== known?.id)) throw new WrongRow('taken')
  return known
}

/** What both new and known people may be given. */
function readCommon(cells: Cells, lookup: PeopleLookup, { createsOrganizations }: Options) {
  const identities = identitiesIn(cells)
  for (const { kind, label, value } of identities) {
    const fits = kind === 'email' ? emailAddress.safeParse(label) : phoneNumber.safeParse(label)
    if (!fits.success || value === '') throw new WrongRow(kind === 'email' ? 'email' : 'phones')
  }
  return {
    identities,
    name: nameIn(cells),
    organization: organizationFor(cells.get('organization'), lookup, createsOrganizations),
    language: read(cells, 'language', readLanguage),
    timeZone: read(cells, 'timeZone', (cell) => timeZone.safeParse(cell).data),
    isVip: read(cells, 'isVip', readFlag),
    seesOrganization: read(cells, 'seesOrganization', readFlag),
  }
}

function planNew(row: number, cells: Cells, lookup: PeopleLookup, options: Options): Plan {
  const { identities, name, organization, ...rest } = readCommon(cells, lookup, options)
  const [main, ...others] = identities
  if (main === undefined) throw new WrongRow('no_identity')
  const { given, changes } = readFields(cells, lookup.fields, {})
  const draft = {
    name: name ?? main.label,
    role: 'requester' as const,
    email: null,
    phones: [],
    teamIds: [],
    timeZone: rest.timeZone ?? null,
    isVip: rest.isVip ?? false,
    seesOrganization: rest.seesOrganization ?? false,
    language: rest.language,
    fields: given,
  }
  return {
    row,
    outcome: 'new',
    name: draft.name,
    code: null,
    changes: [...tellNew(cells), ...changes],
    act: async (work) => {
      const [email, phones] = [identities.find(isAddress)?.value ?? null, identities.filter(isNumber)]
      const placed = organization === undefined ? {} : { organizationId: await organization.find(work) }
      const person = await addPerson(work, { ...draft, ...placed, email, phones: phones.map(({ label }) => label) })
      await addIdentities(
        work,
        person.id,
        others.filter((one) => isAddress(one) && one.value !== email),
      )
    },
  }
}

const told = ['email', 'emails', 'phones', 'organization', 'language', 'timeZone', 'isVip', 'seesOrganization']

function tellNew(cells: Cells): Plan['changes'] {
  return told.flatMap((target) => changed(target, null, cells.get(target) ?? null))
}

function planChange(row: number, cells: Cells, known: ListedPerson, lookup: PeopleLookup, options: Options): Plan {
  const { identities, name, organization, ...rest } = readCommon(cells, lookup, options)
  const has = new Set(known.identities.map(({ kind, value }) => identityKey(kind, value)))
  const added = identities.filter(({ kind, value }) => !has.has(identityKey(kind, value)))
  const { given, changes: fieldChanges } = readFields(cells, lookup.fields, known.fields as Record<string, never>)
  const change: PersonChange = Object.keys(given).length > 0 ? { fields: given } : {}
  const changes = [...tellAdded(known, added), ...fieldChanges]
  for (const [field, value] of Object.entries({ name, ...rest })) {
    const before = known[field as keyof typeof known]
    if (value === undefined || value === before) continue
    Object.assign(change, { [field]: value })
    changes.push(...changed(field, before === null ? null : String(before), String(value)))
  }
  const moves = organization !== undefined && organization.name.toLowerCase() !== known.organizationName?.toLowerCase()
  if (moves) changes.push(...changed('organization', known.organizationName, organization.name))
  if (changes.length === 0) return { row, outcome: 'unchanged', name: known.name, changes, code: null }
  return {
    row,
    outcome: 'changed',
    name: known.name,
    changes,
    code: null,
    act: async (work) => {
      if (moves) change.organizationId = await organization.find(work)
      if (Object.keys(change).length > 0) await changePerson(work, known.id, change)
      await addIdentities(work, known.id, added)
    },
  }
}

type Identity = ReturnType<typeof identitiesIn>[number]

function tellAdded(known: ListedPerson, added: Identity[]): Plan['changes'] {
  return (['email', 'phone'] as const).flatMap((wanted) => {
    const before = known.identities.filter(({ kind }) => kind === wanted).map(({ label }) => label)
    const after = [...before, ...added.filter(({ kind }) => kind === wanted).map(({ label }) => label)]
    const target = wanted === 'email' ? 'emails' : 'phones'
    return changed(target, writeList(before) || null, writeList(after) || null)
  })
}

async function addIdentities(work: Work, personId: string, identities: Identity[]): Promise<void> {
  for (const { kind, value, label } of identities) {
    await addIdentity(work, personId, { kind, value: kind === 'email' ? value : label, usage: null })
  }
}

function isAddress({ kind }: Identity): boolean {
  return kind === 'email'
}

function isNumber({ kind }: Identity): boolean {
  return kind === 'phone'
}
