import type { PersonActor } from '../kernel/actor.ts'

/** Times are what somebody says of the own work; administrators put right what is wrong. */
export function canChangeEntry(actor: PersonActor, entry: { personId: string }): boolean {
  return actor.role === 'admin' || actor.id === entry.personId
}
