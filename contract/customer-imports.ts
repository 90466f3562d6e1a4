import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

export const importSubject = z.enum(['person', 'organization'])
export type ImportSubject = z.infer<typeof importSubject>

export const delimiter = z.enum([',', ';', '\t', '|'])
export const charset = z.enum(['utf-8', 'windows-1252', 'utf-16le'])

/** Where the cells of a column go: a name such as `email`, or `field:` with the key of a field of the desk's own. */
export const importTarget = z
  .string()
  .max(60)
  .regex(/^(field:[a-z][a-z0-9_]{0,39}|[a-zA-Z]{2,20})$/)

/** The names that a column of each list may have; a name in `importTarget` is one of these. */
export const importTargets = {
  person: [
    'id',
    'name',
    'lastName',
    'email',
    'emails',
    'phones',
    'organization',
    'language',
    'timeZone',
    'isVip',
    'seesOrganization',
  ],
  organization: ['id', 'name', 'domains', 'isVip', 'notes'],
} as const satisfies Record<ImportSubject, readonly string[]>

export const importOutcome = z.enum(['new', 'changed', 'unchanged', 'wrong'])
export type ImportOutcome = z.infer<typeof importOutcome>

export const importColumn = z.object({
  header: z.string(),
  /** The first cells that say something. */
  samples: z.array(z.string()),
  /** Null: left out. */
  target: importTarget.nullable(),
})

export const customerImport = z
  .object({
    id,
    subject: importSubject,
    /** previewed: what would change is known, nothing has changed yet. */
    state: z.enum(['mapping', 'previewing', 'previewed', 'applying', 'done', 'cancelled', 'failed']),
    filename: z.string(),
    delimiter,
    charset,
    columns: z.array(importColumn),
    /** Organizations that people name and that are not there yet are added. */
    createsOrganizations: z.boolean(),
    /** Rows looked at or applied so far, in this step. */
    done: z.int(),
    /** Rows of the file; null until they are counted. */
    total: z.int().nullable(),
    counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), wrong: z.int() }),
    createdAt: instant,
    endedAt: instant.nullable(),
    can: z.object({ preview: z.boolean(), apply: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'CustomerImport' })
export type CustomerImport = z.infer<typeof customerImport>

/** What a row of the file changes, or changed. */
export const importRow = z
  .object({
    /** As a spreadsheet counts: the headers are row 1. */
    row: z.int(),
    outcome: importOutcome,
    name: z.string(),
    changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    /** Why the row is wrong: `no_identity`, `staff`, `repeated`, `taken`, or the target whose cell is not right. */
    code: z.string().nullable(),
  })
  .meta({ id: 'CustomerImportRow' })
export type ImportRow = z.infer<typeof importRow>

const admin = { access: 'admin', scope: 'people:write' } as const

export const customerImports = {
  create: operation({
    ...admin,
    method: 'POST',
    path: '/customer-imports',
    summary: 'Begin to read a CSV file in that was uploaded before; says how it was understood',
    body: z.object({ attachmentId: id, subject: importSubject }),
    result: customerImport,
    status: 201,
    errors: ['invalid'],
  }),
  list: operation({
    ...admin,
    method: 'GET',
    path: '/customer-imports',
    summary: 'The caller’s imports of the last days, newest first',
    query: paging,
    result: pageOf(customerImport),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    ...admin,
    method: 'GET',
    path: '/customer-imports/:id',
    summary: 'An import with its progress',
    params: byId,
    result: customerImport,
    errors: ['not_found'],
  }),
  reread: operation({
    ...admin,
    method: 'PATCH',
    path: '/customer-imports/:id',
    summary: 'Understand the file another way: by another delimiter or charset',
    params: byId,
    body: z.object({ delimiter, charset }).partial(),
    result: customerImport,
    errors: ['not_found', 'already_done', 'invalid'],
  }),
  preview: operation({
    ...admin,
    method: 'POST',
    path: '/customer-imports/:id/preview',
    summary: 'Find out in the background what the file would change; `targets` names one for each column',
    params: byId,
    body: z.object({ targets: z.array(importTarget.nullable()).max(200), createsOrganizations: z.boolean() }),
    result: customerImport,
    status: 202,
    errors: ['not_found', 'already_done', 'invalid'],
  }),
  rows: operation({
    ...admin,
    method: 'GET',
    path: '/customer-imports/:id/rows',
    summary: 'What each row would change, or changed',
    params: byId,
    query: z.object({ ...paging.shape, outcome: importOutcome.optional() }),
    result: pageOf(importRow),
    errors: ['not_found', 'invalid_cursor'],
  }),
  apply: operation({
    ...admin,
    method: 'POST',
    path: '/customer-imports/:id/apply',
    summary: 'Do in the background what the preview showed; cells that are empty change nothing',
    params: byId,
    result: customerImport,
    status: 202,
    errors: ['not_found', 'already_done'],
  }),
  cancel: operation({
    ...admin,
    method: 'POST',
    path: '/customer-imports/:id/cancel',
    summary: 'Stop after the rows that are being done; what is done stays done',
    params: byId,
    result: customerImport,
    errors: ['not_found', 'already_done'],
  }),
  results: operation({
    ...admin,
    method: 'GET',
    path: '/customer-imports/:id/results',
    summary: 'The file once more, as CSV, with what became of each row',
    params: byId,
    resultType: 'raw',
    errors: ['not_found'],
  }),
  export: operation({
    access: 'admin',
    scope: 'people:read',
    method: 'GET',
    path: '/customer-exports/:subject',
    summary: 'All customers or organizations as CSV, in the columns that an import understands',
    params: z.object({ subject: importSubject }),
    resultType: 'raw',
  }),
}
