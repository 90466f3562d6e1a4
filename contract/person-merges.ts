import { z } from 'zod'
import { byId, id } from './common.ts'
import { operation } from './operation.ts'
import { person } from './people.ts'

/** Whose value stands after a merge: that of the person who is merged, or of the one who goes on. */
const winner = z.enum(['from', 'into'])

/** What is chosen when both have it; where only one has a value, that one stands. */
export const mergeChoices = z.object({
  name: winner.default('into'),
  /** Which main address stays the main one; the person keeps all of them. */
  email: winner.default('into'),
  phone: winner.default('into'),
  organization: winner.default('into'),
})
export type MergeChoices = z.output<typeof mergeChoices>

/** How much goes over; of tickets, those that the caller may see. */
export const mergeCounts = z.object({
  tickets: z.int(),
  addresses: z.int(),
  phones: z.int(),
  ratings: z.int(),
})
export type MergeCounts = z.infer<typeof mergeCounts>

/** `phone`: the same line, with or without its country code; `name`: the same name at the same place. */
export const duplicateReason = z.enum(['phone', 'name'])
export const duplicate = z.object({ person, reasons: z.array(duplicateReason).min(1) }).meta({ id: 'Duplicate' })
export type Duplicate = z.infer<typeof duplicate>

const pair = byId.extend({ other: id })
const common = { access: 'agent', params: byId } as const

export const personMerges = {
  duplicates: operation({
    ...common,
    method: 'GET',
    path: '/people/:id/duplicates',
    summary: 'People who may be the same as this one, the likeliest first',
    scope: 'people:read',
    result: z.object({ items: z.array(duplicate) }),
    errors: ['not_found'],
  }),
  markDistinct: operation({
    ...common,
    method: 'PUT',
    path: '/people/:id/distinct/:other',
    params: pair,
    summary: 'Keep that two who look alike are not the same person: neither is suggested for the other again',
    scope: 'people:write',
    status: 204,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  unmarkDistinct: operation({
    ...common,
    method: 'DELETE',
    path: '/people/:id/distinct/:other',
    params: pair,
    summary: 'Let two be suggested for each other again',
    scope: 'people:write',
    status: 204,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  preview: operation({
    ...common,
    method: 'GET',
    path: '/people/:id/merge',
    summary: 'How much would go over to another person',
    scope: 'people:read',
    result: mergeCounts,
    errors: ['not_found'],
  }),
  merge: operation({
    ...common,
    method: 'POST',
    path: '/people/:id/merge',
    summary: 'Give all that is this person’s to another one, who goes on for both; requesters only',
    scope: 'people:write',
    body: z.object({ into: id, keep: mergeChoices.prefault({}) }),
    result: person,
    errors: ['not_found', 'forbidden', 'invalid', 'already_done'],
  }),
  unmerge: operation({
    ...common,
    method: 'POST',
    path: '/people/:id/unmerge',
    summary: 'Take a merge back: what went over returns, with what came since by its addresses',
    scope: 'people:write',
    result: person,
    errors: ['not_found', 'forbidden', 'already_done', 'in_use'],
  }),
}
