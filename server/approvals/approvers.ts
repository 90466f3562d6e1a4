import { sql } from 'kysely'
import type { ApproverChoice } from '#contract/approval-flows.ts'
import { readSubstitutes } from '../duty/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { managersAbove } from '../people/index.ts'
import { type Candidate, deciderOf, type Placed, placeVotes } from './state.ts'

interface Asked {
  who: ApproverChoice
  requesterId: string
  /** Who may not decide, as it is their own. */
  own: string[]
  now: Date
}

/** Who is asked in a step as things are now, and by whom each word is given. */
export async function whoIsAsked(db: Db | Tx, { who, requesterId, own, now }: Asked): Promise<Placed[]> {
  const ids = await namedBy(db, who, requesterId)
  const [active, deputies] = [await activeAmong(db, ids), await readSubstitutes(db, now)]
  const candidates: Candidate[] = ids.map((id) => ({
    id,
    isActive: active.has(id),
    deciderId: deciderOf(id, deputies),
  }))
  const placed = placeVotes(candidates, own)
  return who.kind === 'manager' ? nearest(placed) : placed
}

/** Of the line of managers the first who can be asked, and those who were passed over to find one. */
function nearest(placed: Placed[]): Placed[] {
  const first = placed.findIndex(({ skip }) => skip === null)
  return first === -1 ? placed : placed.slice(0, first + 1)
}

async function namedBy(db: Db | Tx, who: ApproverChoice, requesterId: string): Promise<string[]> {
  switch (who.kind) {
    case 'people':
      return who.personIds
    case 'manager':
      return managersAbove(db, requesterId)
    case 'team': {
      const rows = await db
        .selectFrom('teamMembers')
        .select('personId')
        .where('teamId', '=', who.teamId)
        .$if(who.only === 'leads', (query) => query.where('isLead', '=', true))
        .orderBy('personId')
        .execute()
      return rows.map(({ personId }) => personId)
    }
  }
}

async function activeAmong(db: Db | Tx, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from people where id = any(${ids}::uuid[]) and is_active and merged_into_id is null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
