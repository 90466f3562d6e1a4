import { type RuleField, skillFact } from '#contract/rule-fields.ts'
import { readTicketSkills } from '../assignment/index.ts'
import type { FactValue } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'

const fields: readonly string[] = ['skillNeeded', 'assigneeSkill', 'lacksSkill'] satisfies RuleField[]

export function isSkillField(field: string): boolean {
  return fields.includes(field)
}

/** What a ticket asks for, and what its assignee can do. */
export async function readSkillFacts(db: Db | Tx, ticket: TicketRow): Promise<ReadonlyMap<string, FactValue>> {
  const { wanted, ofAssignee } = await readTicketSkills(db, ticket)
  const lacks = [...wanted].some(([skillId, level]) => (ofAssignee.get(skillId) ?? 0) < level)
  return new Map<string, FactValue>([
    ['skillNeeded', factsOf(wanted)],
    ['assigneeSkill', factsOf(ofAssignee)],
    ['lacksSkill', ticket.assigneeId !== null && lacks],
  ])
}

/** Whoever has a level has those below it. */
function factsOf(skills: ReadonlyMap<string, number>): string[] {
  return [...skills].flatMap(([skillId, level]) =>
    Array.from({ length: level }, (_, below) => skillFact(skillId, below + 1)),
  )
}
