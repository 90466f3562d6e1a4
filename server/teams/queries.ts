import { sql } from 'kysely'
import { type Team, team } from '#contract/structure.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'

export async function listTeams(db: Db | Tx): Promise<Team[]> {
  return (await selectTeams(db).orderBy(sql`lower(name)`).execute()).map(present)
}

export async function getTeam(db: Db | Tx, id: string): Promise<Team> {
  return present(found(await selectTeams(db).where('id', '=', id).executeTakeFirst(), 'Team'))
}

export async function isTeam(db: Db | Tx, id: string): Promise<boolean> {
  return (await db.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

interface MemberRow {
  id: string
  name: string
  email: string | null
  role: string
  isLead: boolean
}

function selectTeams(db: Db | Tx) {
  return db
    .selectFrom('teams')
    .select(['id', 'name', 'color', 'visibility'])
    .select(
      sql<MemberRow[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', people.id, 'name', people.name, 'email', people.email,
          'role', people.role, 'isLead', team_members.is_lead) order by people.name, people.id)
        from team_members join people on people.id = team_members.person_id
        where team_members.team_id = teams.id and people.is_active), '[]')`.as('members'),
    )
}

type TeamRow = Awaited<ReturnType<ReturnType<typeof selectTeams>['executeTakeFirstOrThrow']>>

function present({ visibility, members, ...row }: TeamRow): Team {
  return {
    ...row,
    visibility: team.shape.visibility.parse(visibility),
    members: members.map((member) => ({ ...presentPersonRef(member), isLead: member.isLead })),
  }
}
