import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'

/** What agents should know of a customer; requesters never see it. */
export const customerNote = z
  .object({
    id,
    /** Plain text; lines and spaces stay as they were written. */
    body: z.string(),
    author: personRef.nullable(),
    createdAt: instant,
    /** Later than `createdAt` where the text was changed since. */
    updatedAt: instant,
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'CustomerNote' })
export type CustomerNote = z.infer<typeof customerNote>

/** Of a person with `personId`, of an organization with `organizationId`. */
const about = z
  .object({ personId: id.optional(), organizationId: id.optional() })
  .refine(({ personId, organizationId }) => (personId === undefined) !== (organizationId === undefined), {
    error: 'Name either a person or an organization',
  })
const text = z.object({ body: z.string().trim().min(1).max(10_000) })
const agent = { access: 'agent' } as const

export const customerNotes = {
  list: operation({
    ...agent,
    method: 'GET',
    path: '/customer-notes',
    summary: 'The notes about a person or an organization, newest first',
    scope: 'people:read',
    query: z.object({ ...paging.shape, ...about.shape }),
    result: pageOf(customerNote),
    errors: ['not_found', 'invalid', 'invalid_cursor'],
  }),
  add: operation({
    ...agent,
    method: 'POST',
    path: '/customer-notes',
    summary: 'Write a note about a person or an organization',
    scope: 'people:write',
    body: about.safeExtend(text.shape),
    result: customerNote,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  change: operation({
    ...agent,
    method: 'PATCH',
    path: '/customer-notes/:id',
    summary: 'Change the text of a note; its author and administrators may',
    scope: 'people:write',
    params: byId,
    body: text,
    result: customerNote,
    errors: ['not_found', 'forbidden'],
  }),
  remove: operation({
    ...agent,
    method: 'DELETE',
    path: '/customer-notes/:id',
    summary: 'Remove a note; its author and administrators may',
    scope: 'people:write',
    params: byId,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
}
