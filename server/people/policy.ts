import type { Role } from '#contract/people.ts'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import { AppError } from '../kernel/errors.ts'

/** Agents look after requesters; who works at the desk is the administrators' business. */
export function canEditPerson(actor: Actor, person: { role: Role }): boolean {
  return canAdminister(actor) || (isAgent(actor) && person.role === 'requester')
}

/** What was merged is a record only; its data are with whoever goes on. */
export function refuseMerged(person: { mergedInto: unknown }): void {
  if (person.mergedInto !== null) throw new AppError('in_use', 'This person was merged with another one; go on there')
}

/** Whether roles, teams and activity may be set. */
export function canAdminister(actor: Actor): boolean {
  return actor.kind === 'system' || isAdmin(actor)
}

/** Whether a token may be seen and revoked. */
export function canSeeToken(actor: Actor, token: { personId: string }): boolean {
  return canAdminister(actor) || (isAgent(actor) && actor.id === token.personId)
}
