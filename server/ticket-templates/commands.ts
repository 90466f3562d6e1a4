import { sql } from 'kysely'
import type { Audience } from '#contract/audience.ts'
import type { Input } from '#contract/operation.ts'
import {
  mostTicketTemplates,
  type TemplateContent,
  type TicketTemplate,
  type TicketTemplateDraft,
  type ticketTemplates,
} from '#contract/ticket-templates.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { audienceColumns, isOfAudience, isTeam, recordOpenly, refuseKeeping } from '../teams/index.ts'
import { bodyOf, valuesForTemplate } from '../tickets/index.ts'
import { setFiles } from './files.ts'
import { getTemplate } from './queries.ts'

type TemplateChange = Input<typeof ticketTemplates.update>['body']

export async function addTemplate(work: Work, actor: PersonActor, draft: TicketTemplateDraft): Promise<TicketTemplate> {
  const id = work.newId()
  await refuseKeeping(work.tx, actor, draft.audience)
  await lockTemplates(work)
  await refuseTooMany(work, actor, draft.audience)
  await refuseTakenName(work, actor, id, draft)
  const content = await checkContent(work, draft.content)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('ticketTemplates')
    .values({ id, ...columnsOf({ ...draft, content }, actor.id), ...times })
    .execute()
  await setFiles(work, id, draft.attachmentIds)
  const template = await getTemplate(work.tx, actor, id)
  await recordOpenly(work, draft.audience, { action: 'ticket_template.created', subject: template.name })
  return template
}

export async function changeTemplate(
  work: Work,
  actor: PersonActor,
  id: string,
  change: TemplateChange,
): Promise<TicketTemplate> {
  await lockTemplates(work)
  const before = await getTemplate(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, before.audience)
  const draft: TicketTemplateDraft = {
    name: change.name ?? before.name,
    description: change.description ?? before.description,
    audience: change.audience ?? before.audience,
    // One whose team has gone can still be renamed.
    content: change.content === undefined ? before.content : await checkContent(work, change.content),
    attachmentIds: change.attachmentIds ?? before.attachments.map((file) => file.id),
  }
  if (JSON.stringify(draft.audience) !== JSON.stringify(before.audience)) {
    await refuseKeeping(work.tx, actor, draft.audience)
    await refuseTooMany(work, actor, draft.audience)
    await refuseInUse(work, id)
  }
  await refuseTakenName(work, actor, id, draft)
  await work.tx
    .updateTable('ticketTemplates')
    .set({ ...columnsOf(draft, actor.id), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  await setFiles(work, id, draft.attachmentIds)
  const after = await getTemplate(work.tx, actor, id)
  const audience = before.audience.kind === 'personal' ? after.audience : before.audience
  const changes = changesBetween(told(before), told(after))
  await recordOpenly(work, audience, { action: 'ticket_template.changed', subject: after.name, changes })
  return after
}

export async function removeTemplate(work: Work, actor: PersonActor, id: string): Promise<void> {
  const template = await getTemplate(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, template.audience)
  await refuseInUse(work, id)
  await setFiles(work, id, [])
  await work.tx.deleteFrom('ticketTemplates').where('id', '=', id).execute()
  await recordOpenly(work, template.audience, { action: 'ticket_template.removed', subject: template.name })
}

/** What a recurring ticket is opened from stays, and stays everybody's. */
async function refuseInUse(work: Work, id: string): Promise<void> {
  const query = work.tx.selectFrom('recurringTickets').select('name').where('templateId', '=', id)
  const user = await query.executeTakeFirst()
  if (user !== undefined) throw new AppError('in_use', `The recurring ticket ${user.name} is opened from it`)
}

async function checkContent(work: Work, content: TemplateContent): Promise<TemplateContent> {
  if (content.teamId !== null && !(await isTeam(work.tx, content.teamId)))
    throw invalidField('content.teamId', 'unknown', 'There is no such team')
  if (content.checklistId !== null) {
    const query = work.tx.selectFrom('checklists').select('id').where('id', '=', content.checklistId)
    if ((await query.executeTakeFirst()) === undefined)
      throw invalidField('content.checklistId', 'unknown', 'There is no such checklist')
  }
  const fields = await valuesForTemplate(work, content.fields)
  return { ...content, fields, bodyHtml: bodyOf({ bodyHtml: content.bodyHtml }).bodyHtml ?? '' }
}

/** Kept one at a time, so that the checks still hold when one is written. */
async function lockTemplates(work: Work): Promise<void> {
  await sql`lock table ticket_templates in share row exclusive mode`.execute(work.tx)
}

async function refuseTakenName(work: Work, actor: PersonActor, id: string, draft: TicketTemplateDraft): Promise<void> {
  const other = await ofAudience(work, actor, draft.audience)
    .select('id')
    .where('id', '<>', id)
    .where(sql`lower(name)`, '=', sql`lower(${draft.name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another template has this name')
}

async function refuseTooMany(work: Work, actor: PersonActor, audience: Audience): Promise<void> {
  const { count } = await ofAudience(work, actor, audience)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostTicketTemplates)
    throw invalidField('audience', 'too_many', `There are ${mostTicketTemplates} templates already: remove one`)
}

function ofAudience(work: Work, actor: PersonActor, audience: Audience) {
  return work.tx.selectFrom('ticketTemplates').where(isOfAudience(audience, actor.id))
}

function columnsOf({ name, description, audience, content }: TicketTemplateDraft, actorId: string) {
  return { name, description, ...audienceColumns(audience, actorId), content: JSON.stringify(content) }
}

function told({ name, description, content, attachments }: TicketTemplate) {
  return { name, description, content, files: attachments.map(({ filename }) => filename) }
}
