import { type Selectable, sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import { type TicketTemplate, templateContent } from '#contract/ticket-templates.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { TicketTemplates } from '../kernel/tables.ts'
import { audienceOf, isFor, mayKeep, teamsOf } from '../teams/index.ts'
import { filesOf } from './files.ts'

export async function listTemplates(db: Db | Tx, actor: PersonActor): Promise<TicketTemplate[]> {
  const rows = await selectTemplates(db).where(isFor(actor, 'x')).orderBy(sql`lower(x.name), x.id`).execute()
  const teamIds = await teamsOf(db, actor.id)
  const files = await filesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => present(row, { actor, teamIds, attachments: files.get(row.id) ?? [] }))
}

export async function getTemplate(db: Db | Tx, actor: PersonActor, id: string): Promise<TicketTemplate> {
  const row = await selectTemplates(db).where('x.id', '=', id).where(isFor(actor, 'x')).executeTakeFirst()
  const attachments = (await filesOf(db, [id])).get(id) ?? []
  return present(found(row, 'Template'), { actor, teamIds: await teamsOf(db, actor.id), attachments })
}

interface Presence {
  hasTeam: boolean
  hasChecklist: boolean
}

export function selectTemplates(db: Db | Tx) {
  return db
    .selectFrom('ticketTemplates as x')
    .selectAll('x')
    .select([
      sql<boolean>`exists (select from teams as t where t.id::text = x.content ->> 'teamId')`.as('hasTeam'),
      sql<boolean>`exists (select from checklists as c where c.id::text = x.content ->> 'checklistId')`.as(
        'hasChecklist',
      ),
    ])
}

function present(
  row: Selectable<TicketTemplates> & Presence,
  { actor, teamIds, attachments }: { actor: PersonActor; teamIds: readonly string[]; attachments: Attachment[] },
): TicketTemplate {
  const audience = audienceOf(row)
  // Only what the contract let in was ever written.
  const content = templateContent.parse(row.content)
  const broken: TicketTemplate['broken'] = []
  if (content.teamId !== null && !row.hasTeam) broken.push('teamId')
  if (content.checklistId !== null && !row.hasChecklist) broken.push('checklistId')
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    audience,
    content,
    attachments,
    broken,
    can: { change: mayKeep(audience, actor, teamIds) },
  }
}
