import type { PoolClient } from 'pg'
import type { Language } from '#contract/common.ts'
import { type Chance, idMaker } from '#server/samples/index.ts'
import { organizationName, personName, plainName } from './names.ts'

export interface Inhabitant {
  id: string
  name: string
  email: string
  phone: string
  language: Language
  organizationId: string
  organization: string
}

const organizationCount = 300
const personCount = 5000

/** Organizations with their people, written in a few statements, beside those that there are. */
export async function settlePopulation(client: PoolClient, chance: Chance, at: number): Promise<Inhabitant[]> {
  const newId = idMaker()
  const names = await freeNames(client, chance)
  const organizations = names.map(({ name, language }) => {
    return { id: newId(at), name, language, domain: `${plainName(name).replaceAll('.', '-')}.example` }
  })
  const people = Array.from({ length: personCount }, (_, index): Inhabitant => {
    // Few organizations are large, most are small.
    const home = organizations[Math.floor(organizationCount * chance.next() ** 2)] ?? chance.pick(organizations)
    const name = personName(chance, home.language)
    const email = `${plainName(name)}.${index + 1}@${home.domain}`
    const phone = `+34 6${String(chance.between(0, 9999)).padStart(4, '0')} ${String(index).padStart(4, '0')}`
    const { language, id: organizationId, name: organization } = home
    return { id: newId(at), name, email, phone, language, organizationId, organization }
  })
  await insertOrganizations(client, organizations, at)
  await insertPeople(client, people, at)
  return people
}

/** Names whose domains are nobody's yet, either. */
async function freeNames(client: PoolClient, chance: Chance): Promise<{ name: string; language: Language }[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from organizations union all select domain from organization_domains',
  )
  const taken = new Set(rows.map(({ name }) => plainName(name)))
  const free: { name: string; language: Language }[] = []
  while (free.length < organizationCount) {
    const language: Language = free.length % 5 < 3 ? 'es' : 'en'
    const name = organizationName(chance, language)
    const domain = `${plainName(name).replaceAll('.', '-')}.example`
    if (taken.has(plainName(name)) || taken.has(plainName(domain))) continue
    taken.add(plainName(name))
    free.push({ name, language })
  }
  return free
}

async function insertOrganizations(client: PoolClient, organizations: object[], at: number): Promise<void> {
  const rows = JSON.stringify(organizations)
  await client.query(
    `insert into organizations (id, name, created_at)
      select id, name, $2 from json_to_recordset($1) as o (id uuid, name text)`,
    [rows, new Date(at)],
  )
  await client.query(
    `insert into organization_domains (domain, organization_id)
      select domain, id from json_to_recordset($1) as o (id uuid, domain text)`,
    [rows],
  )
}

async function insertPeople(client: PoolClient, people: Inhabitant[], at: number): Promise<void> {
  const rows = JSON.stringify(people)
  await client.query(
    `insert into people (id, name, email, language, organization_id, find_text, created_at, updated_at)
      select id, name, email, language, "organizationId",
        plain(name) || ' ' || plain(email) || ' ' || regexp_replace(phone, '\\D', '', 'g'), $2, $2
      from json_to_recordset($1)
        as p (id uuid, name text, email text, phone text, language text, "organizationId" uuid)`,
    [rows, new Date(at)],
  )
  await client.query(
    `insert into identities (kind, value, person_id, label)
      select 'email', email, id, email from json_to_recordset($1) as p (id uuid, email text)
      union all
      select 'phone', regexp_replace(phone, '\\D', '', 'g'), id, phone
      from json_to_recordset($1) as p (id uuid, phone text)
      on conflict do nothing`,
    [rows],
  )
}
