import { z } from 'zod'
import { attachment } from './attachments.ts'
import { audience } from './audience.ts'
import { byId, id, instant, language } from './common.ts'
import { operation } from './operation.ts'
import { byNumber } from './tickets.ts'

/** The most texts that somebody can keep, and that a team and the desk can have. */
export const mostReadyTexts = 200

/** The most files that go with a text. */
const mostFiles = 10

/** What is typed after the slash: letters, digits and hyphens, without regard to case. */
const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .max(40)
  .regex(/^(?:[\p{L}\p{N}][\p{L}\p{N}-]*)?$/u)

const readyTextFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** Empty: found by its name only. */
  shortcut,
  /** Null: in no language in particular. */
  language: language.nullable(),
  audience,
  /** As replies are written, without pictures; `readyTextVariables` may stand in it as `{{name}}`. */
  bodyHtml: z.string().min(1).max(20_000),
})

/** Files that go along: own uploads, or those that go with this text already. */
const attachmentIds = z.array(id).max(mostFiles)

const readyTextDraft = readyTextFields.extend({
  shortcut: shortcut.default(''),
  language: readyTextFields.shape.language.default(null),
  attachmentIds: attachmentIds.default([]),
})
export type ReadyTextDraft = z.output<typeof readyTextDraft>

/** A text that agents put into what they write. */
export const readyText = z
  .object({
    ...readyTextFields.shape,
    id,
    attachments: z.array(attachment),
    /** How often it was put into something. */
    useCount: z.int(),
    lastUsedAt: instant.nullable(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'ReadyText' })
export type ReadyText = z.infer<typeof readyText>

/** A text with the values of a ticket. */
export const filledText = z
  .object({
    id,
    name: z.string(),
    shortcut: z.string(),
    language: language.nullable(),
    useCount: z.int(),
    bodyHtml: z.string(),
    /** Files that go along; `use` gives copies of them to whoever uses the text. */
    attachments: z.array(attachment),
    /** Variables that this ticket has no value for; they stand in the text as they were, to be seen and replaced. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'FilledText' })
export type FilledText = z.infer<typeof filledText>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

export const readyTexts = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/ready-texts',
    summary: 'The texts that the caller can use, by name',
    result: z.object({ items: z.array(readyText) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/ready-texts',
    summary: 'Keep a text; those of a team by its members and administrators, shared ones by administrators',
    body: readyTextDraft,
    result: readyText,
    status: 201,
    errors: ['forbidden', 'invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/ready-texts/:id',
    summary: 'Change a text; what was written with it stays as it is',
    params: byId,
    body: readyTextFields.extend({ attachmentIds }).partial(),
    result: readyText,
    errors: ['forbidden', 'invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/ready-texts/:id',
    summary: 'Remove a text; what was written with it stays',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  forTicket: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/ready-texts',
    summary: 'The texts that the caller can use, with the values of a ticket in place of the variables',
    params: byNumber,
    result: z.object({ items: z.array(filledText) }),
    errors: ['not_found'],
  }),
  use: operation({
    ...write,
    method: 'POST',
    path: '/ready-texts/:id/uses',
    summary: 'Count that a text is put into something, and get its files as uploads of the caller’s own',
    params: byId,
    result: z.object({ attachments: z.array(attachment) }),
    errors: ['not_found'],
  }),
  file: operation({
    ...read,
    method: 'GET',
    path: '/ready-texts/:id/files/:fileId',
    summary: 'A file that goes with a text',
    params: byId.extend({ fileId: id }),
    resultType: 'raw',
    errors: ['not_found'],
  }),
}
