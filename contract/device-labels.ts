import { z } from 'zod'
import { byId, emailAddress, id, language } from './common.ts'
import { deviceKind } from './devices.ts'
import { fieldChanges } from './fields.ts'
import { operation } from './operation.ts'
import { bodyFields, ticketType, urgency } from './tickets.ts'

/** 128 random bits; nobody comes to a device by trying. */
const byToken = z.object({ token: z.string().min(20).max(60) })

/** What anybody may know who stands before the device. */
export const labelledDevice = z
  .object({
    name: z.string(),
    kind: deviceKind,
    location: z.string(),
    /** Somebody has reported a problem with it that is not solved yet. */
    isReported: z.boolean(),
  })
  .meta({ id: 'LabelledDevice' })
export type LabelledDevice = z.infer<typeof labelledDevice>

export const deviceLabels = {
  label: operation({
    method: 'POST',
    path: '/devices/:id/label',
    summary: 'The address that a printed label of a device leads to; a renewed one makes earlier labels useless',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    body: z.object({ isRenewed: z.boolean().default(false) }),
    result: z.object({ url: z.string() }),
    errors: ['not_found'],
  }),
  read: operation({
    method: 'GET',
    path: '/device-labels/:token',
    summary: 'What a passer-by may know of a labelled device',
    access: 'public',
    params: byToken,
    result: labelledDevice,
    errors: ['not_found', 'too_many_requests'],
  }),
  report: operation({
    method: 'POST',
    path: '/device-labels/:token/reports',
    summary: 'Report a problem with a labelled device; the ticket goes to the team that looks after it',
    access: 'public',
    params: byToken,
    body: z.object({
      subject: z.string().trim().min(1).max(300),
      ...bodyFields,
      type: ticketType.default('incident'),
      urgency: urgency.default(2),
      fields: fieldChanges.default({}),
      attachmentIds: z.array(id).max(20).default([]),
      /** Of people who are not signed in; the others are known. */
      name: z.string().trim().max(120).default(''),
      email: emailAddress.optional(),
      language: language.optional(),
      /** Left empty by people; filled in by programs that fill in everything. */
      website: z.string().max(200).default(''),
    }),
    result: z.object({ number: z.int() }),
    status: 201,
    errors: ['not_found', 'invalid', 'forbidden', 'too_many_requests', 'idempotency_mismatch'],
  }),
}
