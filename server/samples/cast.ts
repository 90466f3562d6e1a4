import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { addInbox, findInboxByAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { addOrganization, addPerson, findPersonByAddress, type PersonRow } from '../people/index.ts'
import { addTeam, listTeams } from '../teams/index.ts'
import { agentOutlines, companyName, inboxOutlines, organizationOutlines, teamOutlines } from './company.ts'
import type { TeamKey } from './scenario.ts'

export interface CastMember {
  id: string
  name: string
  email: string
  language: Language
}

export interface CastAgent extends CastMember {
  teams: readonly TeamKey[]
}

export interface CastRequester extends CastMember {
  organization: string
  phone: string
}

/** Everybody and everything that tickets are made with. */
export interface Cast {
  agents: CastAgent[]
  requesters: CastRequester[]
  teamIds: Record<TeamKey, string>
  inboxes: Record<Language, { id: string; name: string; address: string }>
}

/**
 * The company, with who and what of it is there already. Without a password its agents cannot sign in, and none of
 * them is an administrator: samples on a real desk open no door.
 */
export async function gatherCast(work: Work, passwordHash: string | undefined): Promise<Cast> {
  const agents = await hireAgents(work, passwordHash)
  const teamIds = await formTeams(work, agents)
  return {
    agents,
    teamIds,
    inboxes: { es: await openInbox(work, 'es', teamIds.it), en: await openInbox(work, 'en', teamIds.it) },
    requesters: await meetRequesters(work, passwordHash),
  }
}

/** Names the desk, unless somebody has. */
export async function nameDesk(work: Work): Promise<void> {
  const value = (of: unknown) => JSON.stringify(of)
  await work.tx
    .insertInto('settings')
    .values([
      { key: 'name', value: value(companyName) },
      { key: 'timeZone', value: value('Europe/Madrid') },
      {
        key: 'welcomeText',
        value: value({
          es: 'Te atendemos de lunes a viernes, de 8 a 19 h.',
          en: 'We are here from Monday to Friday, 8 am to 7 pm.',
        }),
      },
      {
        key: 'footerLinks',
        value: value([
          { label: { es: 'Privacidad', en: 'Privacy' }, url: 'https://www.almazor.example/privacidad' },
          { label: { es: 'Almazor en la red', en: 'Almazor on the web' }, url: 'https://www.almazor.example' },
        ]),
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hireAgents(work: Work, passwordHash: string | undefined): Promise<CastAgent[]> {
  const agents: CastAgent[] = []
  for (const { name, email, role, language, teams } of agentOutlines) {
    const draft = { name, email, language, role: passwordHash === undefined ? ('agent' as const) : role, phones: [] }
    const { id } = await findOrAdd(work, draft, passwordHash)
    agents.push({ id, name, email, language, teams })
  }
  return agents
}

async function formTeams(work: Work, agents: readonly CastAgent[]): Promise<Record<TeamKey, string>> {
  const known = await listTeams(work.tx)
  const form = async (key: TeamKey) => {
    const { name, color } = teamOutlines[key]
    const existing = known.find((team) => team.name.toLowerCase() === name.toLowerCase())
    if (existing !== undefined) return existing.id
    const members = agents
      .filter(({ teams }) => teams.includes(key))
      .map(({ id, email }) => ({ id, isLead: agentOutlines.some((one) => one.email === email && one.leads === key) }))
    return (await addTeam(work, { name, color, visibility: 'everyone', members })).id
  }
  return { it: await form('it'), billing: await form('billing'), logistics: await form('logistics') }
}

async function openInbox(work: Work, language: Language, teamId: string) {
  const outline = inboxOutlines[language]
  const existing = await findInboxByAddress(work.tx, outline.address)
  const draft = { ...outline, teamId, language, isDefault: false, reopenWithinDays: 30 }
  const { id, name, address } = existing ?? (await addInbox(work, draft))
  return { id, name, address }
}

async function meetRequesters(work: Work, passwordHash: string | undefined): Promise<CastRequester[]> {
  const requesters: CastRequester[] = []
  for (const { people, phone, ...outline } of organizationOutlines) {
    const organizationId = await findOrAddOrganization(work, outline)
    for (const [index, name] of people.entries()) {
      const email = `${addressName(name)}@${outline.domains[0]}`
      const number = `${phone}${100 + index * 11}`
      const isFirst = index === 0
      const draft = { name, email, language: outline.language, role: 'requester' as const, phones: [number] }
      const options = { organizationId, seesOrganization: isFirst }
      const { id } = await findOrAdd(work, { ...draft, ...options }, isFirst ? passwordHash : undefined)
      requesters.push({ id, name, email, language: outline.language, organization: outline.name, phone: number })
    }
  }
  return requesters
}

async function findOrAddOrganization(
  work: Work,
  outline: { name: string; domains: readonly string[]; isVip: boolean; notes: string },
): Promise<string> {
  const known = await work.tx
    .selectFrom('organizations')
    .select('id')
    .where(sql`lower(name)`, '=', outline.name.toLowerCase())
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const { name, isVip, notes, domains } = outline
  return (await addOrganization(work, { name, isVip, notes, domains: [...domains] })).id
}

type PersonOutline = Pick<CastMember, 'name' | 'email' | 'language'> & {
  role: 'admin' | 'agent' | 'requester'
  phones: string[]
  organizationId?: string
  seesOrganization?: boolean
}

async function findOrAdd(work: Work, outline: PersonOutline, passwordHash: string | undefined): Promise<PersonRow> {
  const known = await findPersonByAddress(work.tx, outline.email)
  if (known !== undefined) return known
  const person = await addPerson(work, {
    timeZone: outline.language === 'es' ? 'Europe/Madrid' : 'Europe/London',
    seesOrganization: false,
    isVip: false,
    teamIds: [],
    ...outline,
  })
  if (passwordHash === undefined) return person
  return work.tx
    .updateTable('people')
    .set({ passwordHash })
    .where('id', '=', person.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function addressName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.')
}
