import type { Language } from '#contract/common.ts'
import type { Access, TokenScope } from '#contract/operation.ts'
import type { Role } from '#contract/people.ts'
import { AppError } from './errors.ts'

/** A person who signed in, holds a token, or holds the link to one ticket. */
export interface PersonActor {
  kind: 'person'
  id: string
  name: string
  role: Role
  language: Language
  /** Teams whose tickets an agent sees; tickets without a team are seen by every agent. */
  teams: 'all' | readonly string[]
  /** Set when the person may see the tickets of the whole organization. */
  sharedOrganizationId: string | undefined
  /** Set for a guest: the only ticket that is reached. */
  guestTicketId: string | undefined
  /** What a token was given; a session has all that the role allows. */
  scopes: 'all' | readonly TokenScope[]
  sessionId: string | undefined
}

export type AgentActor = PersonActor & { role: 'admin' | 'agent' }

/** Somebody unknown at a public door; `key` recognises the browser for the files it uploaded. */
export interface Stranger {
  kind: 'stranger'
  key: string | undefined
}

/** Mesa itself: a job, a mail being read, an import. */
export interface SystemActor {
  kind: 'system'
  job: string
}

export type Actor = PersonActor | Stranger | SystemActor

const rank: Record<Access, number> = { public: 0, guest: 1, requester: 2, agent: 3, admin: 4 }

/** Whether the actor may call operations of this access at all. */
export function mayEnter(actor: Actor, access: Access, scope: TokenScope | undefined): boolean {
  if (rank[accessOf(actor)] < rank[access]) return false
  if (actor.kind !== 'person' || actor.scopes === 'all' || access === 'public') return true
  return scope !== undefined && actor.scopes.includes(scope)
}

/** The signed-in person; for operations that are open to people only. */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new AppError('not_signed_in', 'Sign in, or send an API token as Bearer')
  return actor
}

export function isAgent(actor: Actor): actor is AgentActor {
  return actor.kind === 'person' && actor.guestTicketId === undefined && actor.role !== 'requester'
}

export function isAdmin(actor: Actor): actor is PersonActor & { role: 'admin' } {
  return isAgent(actor) && actor.role === 'admin'
}

function accessOf(actor: Actor): Access {
  if (actor.kind === 'system') return 'admin'
  if (actor.kind === 'stranger') return 'public'
  return actor.guestTicketId === undefined ? actor.role : 'guest'
}
