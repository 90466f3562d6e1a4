import type { Person } from '#contract/people.ts'

/** Whether nobody else could change settings if this person could not. */
export function isLastAdministrator(people: Pick<Person, 'id' | 'role' | 'isActive'>[], id: string): boolean {
  const administrators = people.filter((person) => person.role === 'admin' && person.isActive)
  return administrators.length === 1 && administrators[0]?.id === id
}
