import { z } from 'zod'
import { attachment } from './attachments.ts'
import { audience } from './audience.ts'
import { byId, id } from './common.ts'
import { fieldValues } from './fields.ts'
import { operation } from './operation.ts'
import { impact, tag, ticketType, urgency } from './ticket-fields.ts'

/** The most templates that somebody can keep, and that a team and the desk can have. */
export const mostTicketTemplates = 200

/** The most files that go with a template. */
const mostFiles = 10

/** What a ticket of this kind begins with; all of it can be changed before it is opened. */
export const templateContent = z
  .object({
    subject: z.string().trim().max(300),
    /** As replies are written, without pictures. */
    bodyHtml: z.string().max(20_000),
    type: ticketType,
    impact,
    urgency,
    /** Null: as the inbox has it. */
    teamId: id.nullable(),
    tags: z.array(tag).max(30),
    /** Custom fields; none is required here, and what is gone is left out. */
    fields: fieldValues,
    /** Tasks that the ticket is opened with. */
    checklistId: id.nullable(),
  })
  .meta({ id: 'TicketTemplateContent' })
export type TemplateContent = z.infer<typeof templateContent>

const templateFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** When it is for, in one line. */
  description: z.string().trim().max(300),
  audience,
  content: templateContent,
})

/** Files that go along: own uploads, or those that go with this template already. */
const attachmentIds = z.array(id).max(mostFiles)

const templateDraft = templateFields.extend({
  description: templateFields.shape.description.default(''),
  attachmentIds: attachmentIds.default([]),
})
export type TicketTemplateDraft = z.output<typeof templateDraft>

export const ticketTemplate = z
  .object({
    ...templateFields.shape,
    id,
    attachments: z.array(attachment),
    /** What of the content is gone, and is left out. */
    broken: z.array(z.enum(['teamId', 'checklistId'])),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'TicketTemplate' })
export type TicketTemplate = z.infer<typeof ticketTemplate>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

export const ticketTemplates = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/ticket-templates',
    summary: 'The templates that the caller can use, by name',
    result: z.object({ items: z.array(ticketTemplate) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/ticket-templates',
    summary: 'Keep a template; those of a team by its members and administrators, shared ones by administrators',
    body: templateDraft,
    result: ticketTemplate,
    status: 201,
    errors: ['forbidden', 'invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/ticket-templates/:id',
    summary: 'Change a template; tickets that were opened from it stay as they are',
    params: byId,
    body: templateFields.extend({ attachmentIds }).partial(),
    result: ticketTemplate,
    errors: ['forbidden', 'invalid', 'not_found', 'name_taken', 'in_use'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/ticket-templates/:id',
    summary: 'Remove a template from which no recurring ticket is opened',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found', 'in_use'],
  }),
  copyFiles: operation({
    ...write,
    method: 'POST',
    path: '/ticket-templates/:id/files/copies',
    summary: 'Get the files of a template as uploads of the caller’s own, to open a ticket with',
    params: byId,
    result: z.object({ attachments: z.array(attachment) }),
    errors: ['not_found'],
  }),
  file: operation({
    ...read,
    method: 'GET',
    path: '/ticket-templates/:id/files/:fileId',
    summary: 'A file that goes with a template',
    params: byId.extend({ fileId: id }),
    resultType: 'raw',
    errors: ['not_found'],
  }),
}
