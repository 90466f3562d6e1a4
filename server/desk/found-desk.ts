import { isIP } from 'node:net'
import type { Language } from '#contract/common.ts'
import { addInbox, defaultInbox, findInboxByAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { type AdministratorDraft, makeAdministrator, type PersonRow } from '../people/index.ts'
import { addTeam, listTeams } from '../teams/index.ts'

interface Foundation {
  administrator: AdministratorDraft
  /** Absent: an address at our own host, if there is no inbox at all. */
  inbox?: { name: string; address: string }
  teamName?: string | undefined
}

const firstName: Record<Language, string> = { es: 'Soporte', en: 'Support' }

/** What no desk can do without: an administrator, a team and an inbox. What exists already stays as it is. */
export async function foundDesk(work: Work, { administrator, inbox, teamName }: Foundation): Promise<PersonRow> {
  const { language } = administrator
  const person = await makeAdministrator(work, administrator)
  const name = teamName ?? firstName[language]
  const teamId = await firstTeam(work, name, person.id)
  const wanted = inbox ?? { name: firstName[language], address: `support@${ownHost(work.services.publicUrl)}` }
  if (inbox === undefined ? await defaultInbox(work.tx) : await findInboxByAddress(work.tx, inbox.address))
    return person
  await addInbox(work, { ...wanted, teamId, language, isDefault: true, reopenWithinDays: 30, signature: '' })
  return person
}

async function firstTeam(work: Work, name: string, leadId: string): Promise<string> {
  const [existing] = await listTeams(work.tx)
  if (existing !== undefined) return existing.id
  const members = [{ id: leadId, isLead: true }]
  return (await addTeam(work, { name, color: '#4f7ee8', visibility: 'everyone', members })).id
}

function ownHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost'
}
