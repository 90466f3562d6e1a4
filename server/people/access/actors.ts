import { sql } from 'kysely'
import { z } from 'zod'
import { type TokenScope, tokenScopes } from '#contract/operation.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { hashSecret } from '../../kernel/signatures.ts'
import { languageOf, roleOf } from '../schema.ts'
import { lacksRequiredFactor } from '../second-factor/queries.ts'

/** The actor of a person as if signed in, for what speaks in somebody's name. Undefined for inactive people. */
export async function personActor(db: Db | Tx, personId: string): Promise<PersonActor | undefined> {
  const row = await db
    .selectFrom('people')
    .select(actorColumns)
    .where('people.id', '=', personId)
    .where('people.isActive', '=', true)
    .executeTakeFirst()
  return row && actorOf(row, session(undefined, undefined))
}

export async function findSession(db: Db, secret: string, now: Date) {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.personId')
    .select(['sessions.id as sessionId', 'sessions.guestTicketId', 'sessions.lastSeenAt'])
    .select(lacksRequiredFactor.as('lacksFactor'))
    .select(actorColumns)
    .where('sessions.tokenHash', '=', hashSecret(secret))
    .where('sessions.expiresAt', '>', now)
    .where('people.isActive', '=', true)
    .executeTakeFirst()
  if (row === undefined) return undefined
  // Until there is the second factor that the desk asks for, an agent is let no further than a requester.
  const known = row.lacksFactor ? { ...row, role: 'requester' } : row
  const actor = actorOf(known, session(row.sessionId, row.guestTicketId ?? undefined))
  return { actor, id: row.sessionId, lastSeenAt: row.lastSeenAt }
}

export async function findToken(db: Db, token: string, now: Date) {
  const row = await db
    .selectFrom('apiTokens')
    .innerJoin('people', 'people.id', 'apiTokens.personId')
    .select(['apiTokens.id as tokenId', 'apiTokens.scopes', 'apiTokens.lastUsedAt'])
    .select(actorColumns)
    .where('apiTokens.tokenHash', '=', hashSecret(token))
    .where((eb) => eb.or([eb('apiTokens.expiresAt', 'is', null), eb('apiTokens.expiresAt', '>', now)]))
    .where('people.isActive', '=', true)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const scopes = z.array(z.enum(tokenScopes)).parse(row.scopes)
  return { actor: actorOf(row, { scopes }), id: row.tokenId, lastUsedAt: row.lastUsedAt }
}

/** Null where no team is hidden: such agents see every ticket. */
const visibleTeams = sql<string[] | null>`case when people.role = 'agent' and exists (
    select from teams where visibility = 'members' and not exists (
      select from team_members where team_id = teams.id and person_id = people.id))
  then array(
    select id from teams where visibility = 'everyone' or exists (
      select from team_members where team_id = teams.id and person_id = people.id))
  end`

const actorColumns = [
  'people.id',
  'people.name',
  'people.role',
  'people.language',
  'people.organizationId',
  'people.seesOrganization',
  visibleTeams.as('visibleTeams'),
] as const

interface ActorRow {
  id: string
  name: string
  role: string
  language: string
  organizationId: string | null
  seesOrganization: boolean
  visibleTeams: string[] | null
}

interface Entrance {
  scopes: 'all' | TokenScope[]
  sessionId?: string | undefined
  guestTicketId?: string | undefined
}

function session(sessionId: string | undefined, guestTicketId: string | undefined): Entrance {
  return { scopes: 'all', sessionId, guestTicketId }
}

function actorOf(row: ActorRow, { scopes, sessionId, guestTicketId }: Entrance): PersonActor {
  const isGuest = guestTicketId !== undefined
  const role = roleOf(row)
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    role,
    language: languageOf(row),
    teams: isGuest || role === 'requester' ? [] : (row.visibleTeams ?? 'all'),
    sharedOrganizationId: !isGuest && row.seesOrganization ? (row.organizationId ?? undefined) : undefined,
    guestTicketId,
    scopes,
    sessionId,
  }
}
