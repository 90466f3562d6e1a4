import { z } from 'zod'
import { byId, id, languages, listParam } from './common.ts'
import { operation } from './operation.ts'
import { referenceTypes } from './reference-types.ts'
import { ticketType } from './ticket-fields.ts'

/** The name of a field for programs, as `serial_number`; it never changes. */
export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .meta({ id: 'FieldKey' })

/** By their keys, the custom fields whose values a list brings along; a key that no field has is passed over. */
export const chosenFields = listParam(fieldKey)

/** What has the field. */
export const fieldSubject = z.enum(['ticket', 'person', 'organization']).meta({ id: 'FieldSubject' })
export type FieldSubject = z.infer<typeof fieldSubject>

/** choices: several of the options; tree: one option, found by its branches; person and device: one that the desk knows. */
export const fieldType = z
  .enum(['text', 'long_text', 'number', 'date', 'choice', 'choices', 'tree', 'checkbox', ...referenceTypes])
  .meta({ id: 'FieldType' })

/**
 * Texts, RFC 3339 dates, the values of options and the ids of people and devices are strings; several options a list; a
 * checkbox is true or false.
 */
export const fieldValue = z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(80)).max(50)])
export type FieldValue = z.infer<typeof fieldValue>

/** Values by the key of their field; what has no value is not there. */
export const fieldValues = z.record(fieldKey, fieldValue).meta({ id: 'FieldValues' })
export type FieldValues = z.infer<typeof fieldValues>

/** Values to be set; null takes one away, what is not named stays. */
export const fieldChanges = z.record(fieldKey, fieldValue.nullable())
export type FieldChanges = z.infer<typeof fieldChanges>

/** What the people and devices are called that values name, by their ids; one that is gone is not there. */
export const fieldNames = z.record(z.string(), z.string())
export type FieldNames = z.infer<typeof fieldNames>

const words = (longest: number) => z.record(z.enum(languages), z.string().trim().max(longest))

/** A name in each language; where one is empty the other stands in. */
const labels = words(120).refine((texts) => Object.values(texts).some((text) => text !== ''), {
  error: 'Give a name in one language at least',
})

export const fieldOption = z.object({
  /** Kept in tickets; it never changes. */
  value: z.string().trim().min(1).max(80),
  labels,
  /** Of a tree: the value of the branch it hangs on; null for the topmost. */
  parent: z.string().max(80).nullable().default(null),
  /** No longer offered; tickets that have it keep it. */
  isArchived: z.boolean().default(false),
})
export type FieldOption = z.infer<typeof fieldOption>

const definition = z.object({
  labels,
  help: words(300),
  options: z.array(fieldOption).max(500),
  /** The kinds of ticket that have the field; empty: all. Of people and organizations always empty. */
  ticketTypes: z.array(ticketType).max(2),
  isRequiredOnOpen: z.boolean(),
  isRequiredOnSolve: z.boolean(),
  /** What requesters do with it: they learn nothing of it, they read it, or they fill it in with their request. */
  portal: z.enum(['hidden', 'shown', 'editable']),
  /** Another field, and the values of it with which this one is there; null: always. */
  shownWhen: z
    .object({
      key: fieldKey,
      values: z
        .array(z.union([z.string(), z.boolean()]))
        .min(1)
        .max(50),
    })
    .nullable(),
  isArchived: z.boolean(),
})

/** A field that the desk gives its tickets, its people or its organizations. */
export const customField = definition
  .extend({ id, subject: fieldSubject, key: fieldKey, type: fieldType })
  .meta({ id: 'CustomField' })
export type CustomField = z.infer<typeof customField>

/** A person or a device, to be put into a field. */
export const fieldReference = z
  .object({
    id,
    name: z.string(),
    /** What tells it from others of the name: an address, a number, a place. */
    detail: z.string(),
  })
  .meta({ id: 'FieldReference' })
export type FieldReference = z.infer<typeof fieldReference>

const list = z.object({ items: z.array(customField) })
const admin = { access: 'admin', scope: 'settings:write' } as const

export const fields = {
  list: operation({
    method: 'GET',
    path: '/fields',
    summary:
      'The fields of tickets, or of what is asked for, in their order; requesters and strangers get those of the portal',
    access: 'public',
    scope: 'tickets:read',
    query: z.object({ subject: fieldSubject.default('ticket') }),
    result: list,
  }),
  references: operation({
    method: 'GET',
    path: '/fields/references',
    summary:
      'The people or devices that the caller may put into a field, by name: agents those in reach, requesters the own devices',
    access: 'requester',
    scope: 'tickets:read',
    query: z.object({
      type: z.enum(referenceTypes),
      /** Part of a name, an address or a number. */
      q: z.string().trim().max(200).default(''),
      /** Only the one of this id, also where it may be put into no field any more. */
      id: id.optional(),
    }),
    result: z.object({ items: z.array(fieldReference) }),
  }),
  create: operation({
    ...admin,
    method: 'POST',
    path: '/fields',
    summary: 'Add a field, as the last one; the key is one field’s only among those of the same subject',
    body: definition.extend({
      subject: fieldSubject.default('ticket'),
      key: fieldKey,
      type: fieldType,
      help: definition.shape.help.default({ es: '', en: '' }),
      options: definition.shape.options.default([]),
      ticketTypes: definition.shape.ticketTypes.default([]),
      isRequiredOnOpen: definition.shape.isRequiredOnOpen.default(false),
      isRequiredOnSolve: definition.shape.isRequiredOnSolve.default(false),
      portal: definition.shape.portal.default('hidden'),
      shownWhen: definition.shape.shownWhen.default(null),
      isArchived: definition.shape.isArchived.default(false),
    }),
    result: customField,
    status: 201,
    errors: ['name_taken', 'invalid'],
  }),
  update: operation({
    ...admin,
    method: 'PATCH',
    path: '/fields/:id',
    summary: 'Change a field; options that tickets may have are archived rather than left out',
    params: byId,
    body: definition.partial(),
    result: customField,
    errors: ['not_found', 'invalid'],
  }),
  remove: operation({
    ...admin,
    method: 'DELETE',
    path: '/fields/:id',
    summary: 'Remove a field that nothing has a value of; others are archived',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
  sort: operation({
    ...admin,
    method: 'PUT',
    path: '/fields/order',
    summary: 'Put the fields of a subject into this order; those that are not named come after',
    body: z.object({ subject: fieldSubject.default('ticket'), ids: z.array(id).max(500) }),
    result: list,
  }),
}
