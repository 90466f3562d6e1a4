import { fieldValues } from '#contract/fields.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'
import { readNeeds } from './read-team.ts'
import { skillsWanted } from './wanted.ts'

/** Levels by skill. */
export interface TicketSkills {
  wanted: ReadonlyMap<string, number>
  ofAssignee: ReadonlyMap<string, number>
}

type Ticket = Pick<TicketRow, 'assigneeId' | 'tags' | 'fields' | 'inboxId' | 'language'>

/** The skills that a ticket asks for, and those of the person who has it. */
export async function readTicketSkills(db: Db | Tx, ticket: Ticket): Promise<TicketSkills> {
  const fields = fieldValues.safeParse(ticket.fields).data ?? {}
  const wanted = skillsWanted({ ...ticket, fields }, await readNeeds(db))
  const skills =
    ticket.assigneeId === null
      ? []
      : await db
          .selectFrom('agentSkills')
          .select(['skillId', 'level'])
          .where('personId', '=', ticket.assigneeId)
          .execute()
  return {
    wanted: new Map(wanted.map(({ skillId, level }) => [skillId, level])),
    ofAssignee: new Map(skills.map(({ skillId, level }) => [skillId, level])),
  }
}
