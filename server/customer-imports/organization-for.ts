import type { Work } from '../kernel/context.ts'
import { addOrganization } from '../people/index.ts'
import { organizationsByName, type PeopleLookup } from './lookup.ts'
import { WrongRow } from './plan.ts'

export interface WantedOrganization {
  name: string
  /** Its id; made when there is none of that name. */
  find: (work: Work) => Promise<string>
}

/** The organization that a row names, if it names one. */
export function organizationFor(
  cell: string | undefined,
  { organizations }: PeopleLookup,
  createsOrganizations: boolean,
): WantedOrganization | undefined {
  if (cell === undefined) return undefined
  const known = organizations.get(cell.toLowerCase())
  if (known !== undefined) return { name: known.name, find: async () => known.id }
  if (!createsOrganizations || cell.length > 120) throw new WrongRow('organization')
  return { name: cell, find: (work) => findOrAdd(work, cell) }
}

/** A row before may have made it. */
async function findOrAdd(work: Work, name: string): Promise<string> {
  const known = (await organizationsByName(work.tx, [name])).get(name.toLowerCase())
  if (known !== undefined) return known.id
  return (await addOrganization(work, { name, domains: [], isVip: false, notes: '' })).id
}
