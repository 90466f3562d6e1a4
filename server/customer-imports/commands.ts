import type { z } from 'zod'
import type { CustomerImport, customerImports, ImportSubject } from '#contract/customer-imports.ts'
import type { Input } from '#contract/operation.ts'
import { listFields } from '../fields/index.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { guessTargets, targetsOf } from './columns.ts'
import { type CsvForm, detectForm, readRows } from './csv-file.ts'
import { getImport } from './queries.ts'

const mostColumns = 200
const sampleRows = 20
const mostSamples = 3
const longestSample = 80

/** Begins to read in a file that the caller uploaded. */
export async function createImport(
  ctx: Ctx,
  { attachmentId, subject }: Input<typeof customerImports.create>['body'],
): Promise<string> {
  const actor = personOf(ctx.actor)
  const file = await ctx.db
    .selectFrom('attachments')
    .select(['sha256', 'filename'])
    .where('id', '=', attachmentId)
    .where('uploadedBy', '=', actor.id)
    .where('messageId', 'is', null)
    .executeTakeFirst()
  if (file === undefined) throw invalidField('attachmentId', 'unknown', 'Upload the file first')
  const form = await detectForm(await ctx.services.files.open(file.sha256))
  const columns = await readColumns(ctx, { ...file, ...form, subject })
  const id = ctx.newId()
  await ctx.db
    .insertInto('customerImports')
    .values({ id, personId: actor.id, subject, ...file, ...form, columns, createdAt: ctx.now() })
    .execute()
  return id
}

type Form = Input<typeof customerImports.reread>['body']

/** Understands the file another way. */
export async function rereadImport(ctx: Ctx, id: string, form: Form): Promise<void> {
  const known = await getImport(ctx, id)
  if (!known.can.preview) throw alreadyBegun()
  const { sha256 } = await ctx.db
    .selectFrom('customerImports')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const next = { delimiter: form.delimiter ?? known.delimiter, charset: form.charset ?? known.charset }
  const columns = await readColumns(ctx, { ...next, sha256, subject: known.subject })
  await ctx.db
    .updateTable('customerImports')
    .set({ ...next, columns, state: 'mapping' })
    .where('id', '=', id)
    .where('state', 'in', ['mapping', 'previewed'])
    .execute()
}

/** Headers, some cells of each column, and where they are likely to go; as JSON. */
async function readColumns(ctx: Ctx, file: CsvForm & { sha256: string; subject: ImportSubject }): Promise<string> {
  let headers: string[] = []
  const samples: string[][] = []
  try {
    for await (const { row, cells } of readRows(await ctx.services.files.open(file.sha256), file)) {
      if (headers.length === 0) headers = cells
      else for (const [index, cell] of cells.entries()) note(samples, index, cell)
      if (row > sampleRows) break
    }
  } catch (error) {
    ctx.services.log.info({ err: error }, 'a file to be imported could not be read')
    throw unreadable()
  }
  if (headers.length === 0 || headers.length > mostColumns) throw unreadable()
  const targets = guessTargets(file.subject, headers, await listFields(ctx.db, file.subject))
  return JSON.stringify(
    headers.map((header, index) => ({ header, samples: samples[index] ?? [], target: targets[index] ?? null })),
  )
}

function note(samples: string[][], index: number, cell: string): void {
  const own = samples[index] ?? []
  samples[index] = own
  if (cell !== '' && own.length < mostSamples && !own.includes(cell)) own.push(cell.slice(0, longestSample))
}

type Mapping = z.output<typeof customerImports.preview.body>

export async function beginPreview(ctx: Ctx, id: string, { targets, createsOrganizations }: Mapping): Promise<void> {
  const known = await getImport(ctx, id)
  await checkTargets(ctx, known, targets)
  const columns = known.columns.map((column, index) => ({ ...column, target: targets[index] ?? null }))
  await transact(ctx, async (work) => {
    await move(work, known, ['mapping', 'previewed'], {
      state: 'previewing',
      columns: JSON.stringify(columns),
      createsOrganizations,
      done: 1,
      total: null,
    })
    await work.tx.deleteFrom('customerImportRows').where('importId', '=', id).execute()
    await wake(work, id)
  })
}

async function checkTargets(ctx: Ctx, { subject, columns }: CustomerImport, targets: (string | null)[]): Promise<void> {
  const known = targetsOf(subject, await listFields(ctx.db, subject))
  const used = targets.filter((target) => target !== null)
  if (targets.length !== columns.length) throw invalidField('targets', 'invalid', 'Name a target for each column')
  if (used.some((target) => !known.includes(target)))
    throw invalidField('targets', 'unknown', 'There is no such target')
  if (new Set(used).size < used.length) throw invalidField('targets', 'taken', 'Each target takes one column')
  const isKnowable = ['id', 'name', 'email', 'emails', 'phones'].some((target) => used.includes(target))
  if (!isKnowable) throw invalidField('targets', 'required', 'Say which column tells who is meant')
}

export async function beginApplying(ctx: Ctx, id: string): Promise<void> {
  const known = await getImport(ctx, id)
  if (!known.can.apply) throw alreadyBegun()
  await transact(ctx, async (work) => {
    await move(work, known, ['previewed'], { state: 'applying', done: 1 })
    await wake(work, id)
  })
}

export async function cancelImport(ctx: Ctx, id: string): Promise<void> {
  const known = await getImport(ctx, id)
  await transact(ctx, (work) =>
    move(work, known, ['mapping', 'previewing', 'previewed', 'applying'], { state: 'cancelled', endedAt: work.now() }),
  )
}

interface Move {
  state: CustomerImport['state']
  columns?: string
  createsOrganizations?: boolean
  done?: number
  total?: number | null
  endedAt?: Date
}

/** Two who do it at once do it once. */
async function move(work: Work, { id }: CustomerImport, from: CustomerImport['state'][], to: Move): Promise<void> {
  const row = await work.tx
    .updateTable('customerImports')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw alreadyBegun()
}

/** Imports are worked off one after the other, so that none meets what another is making. */
export async function wake(work: Work, id: string): Promise<void> {
  await addJob(work, 'customers:import', { importId: id }, { key: `customers:import:${id}`, queue: 'customers:import' })
}

function alreadyBegun(): AppError {
  return new AppError('already_done', 'This import has gone on or ended')
}

function unreadable(): AppError {
  return invalidField('id', 'unreadable_csv', 'This is no CSV file with headers in its first row')
}
