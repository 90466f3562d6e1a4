import { type Selectable, sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import { type TicketTemplate, templateContent } from '#contract/ticket-templates.ts'
import { listFields } from '../fields/index.ts'
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
  const fieldKeys = await readFieldKeys(db)
  return rows.map((row) => present(row, { actor, teamIds, fieldKeys, attachments: files.get(row.id) ?? [] }))
}

export async function getTemplate(db: Db | Tx, actor: PersonActor, id: string): Promise<TicketTemplate> {
  const row = await selectTemplates(db).where('x.id', '=', id).where(isFor(actor, 'x')).executeTakeFirst()
  const attachments = (await filesOf(db, [id])).get(id) ?? []
  const teamIds = await teamsOf(db, actor.id)
  return present(found(row, 'Template'), { actor, teamIds, fieldKeys: await readFieldKeys(db), attachments })
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

interface Around {
  actor: PersonActor
  teamIds: readonly string[]
  /** Of the fields that there are: what is gone would be refused. */
  fieldKeys: ReadonlySet<string>
  attachments: Attachment[]
}

async function readFieldKeys(db: Db | Tx): Promise<ReadonlySet<string>> {
  return new Set((await listFields(db)).flatMap(({ key, isArchived }) => (isArchived ? [] : [key])))
}

function present(
  row: Selectable<TicketTemplates> & Presence,
  { actor, teamIds, fieldKeys, attachments }: Around,
): TicketTemplate {
  const audience = audienceOf(row)
  // Only what the contract let in was ever written.
  const content = templateContent.parse(row.content)
  const fields = Object.entries(content.fields).filter(([key]) => fieldKeys.has(key))
  const broken: TicketTemplate['broken'] = []
  if (content.teamId !== null && !row.hasTeam) broken.push('teamId')
  if (content.checklistId !== null && !row.hasChecklist) broken.push('checklistId')
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    audience,
    content: { ...content, fields: Object.fromEntries(fields) },
    attachments,
    broken,
    can: { change: mayKeep(audience, actor, teamIds) },
  }
}
