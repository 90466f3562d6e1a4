import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'

/** Lines of a file are read in one go. */
export const mostImported = 2000

const importedLine = z.object({
  /** As a text editor counts it; the first line names the columns. */
  line: z.int(),
  name: z.string(),
  /** `update`: a device with this asset tag or serial number is known. */
  outcome: z.enum(['add', 'update', 'fault']),
  /** The column that is wrong, and what is wrong with it. */
  fault: z.object({ column: z.string(), code: z.enum(['missing', 'unknown', 'twice', 'too_long']) }).nullable(),
})
export type ImportedLine = z.infer<typeof importedLine>

export const deviceImports = {
  run: operation({
    method: 'POST',
    path: '/devices/import',
    summary:
      'Read devices from CSV (comma, semicolon or tab); nothing is written when it is a preview or a line has a fault',
    access: 'admin',
    scope: 'settings:write',
    body: z.object({
      csv: z.string().min(1).max(2_000_000),
      /** Of lines that name no team. */
      teamId: id,
      isPreview: z.boolean(),
    }),
    result: z.object({
      lines: z.array(importedLine),
      addCount: z.int(),
      updateCount: z.int(),
      faultCount: z.int(),
      isWritten: z.boolean(),
      /** Columns that nothing is taken from. */
      ignoredColumns: z.array(z.string()),
    }),
    errors: ['invalid'],
  }),
}
