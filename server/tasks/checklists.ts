import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#contract/operation.ts'
import { type Checklist, checklist, type checklists } from '#contract/tasks.ts'
import { changesBetween } from '../kernel/acts.ts'
import { type Ctx, type Db, type Tx, transact, type Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { type Cause, lockTicket } from '../tickets/index.ts'
import { appendTasks } from './commands.ts'

type ChecklistDraft = z.output<typeof checklists.create.body>
type ChecklistChange = Input<typeof checklists.update>['body']

const hourMs = 3_600_000

export async function listChecklists(db: Db): Promise<Checklist[]> {
  return (await select(db).orderBy(sql`lower(name)`).execute()).map(present)
}

export async function addChecklist(work: Work, { name, items }: ChecklistDraft): Promise<Checklist> {
  const id = work.newId()
  await refuseTakenName(work, id, name)
  const values = { id, name, items: JSON.stringify(items), createdAt: work.now() }
  await work.tx.insertInto('checklists').values(values).execute()
  await work.record({ action: 'checklist.created', subject: name })
  return getChecklist(work.tx, id)
}

export async function changeChecklist(work: Work, id: string, { name, items }: ChecklistChange): Promise<Checklist> {
  if (name !== undefined) await refuseTakenName(work, id, name)
  const before = await getChecklist(work.tx, id)
  const next = { name: name ?? before.name, items: JSON.stringify(items ?? before.items) }
  await work.tx.updateTable('checklists').set(next).where('id', '=', id).execute()
  const after = await getChecklist(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  await work.record({ action: 'checklist.changed', subject: after.name, changes })
  return after
}

export async function removeChecklist(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('checklists').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'checklist.removed', subject: found(row, 'Checklist').name })
}

export async function putOnTicket(ctx: Ctx, number: number, checklistId: string): Promise<void> {
  await transact(ctx, (work) => putIn(work, number, checklistId))
}

/** The same within the caller's transaction; answers the new tasks. Due times count from now; nobody is named yet. */
export async function putIn(work: Work, number: number, checklistId: string, cause?: Cause): Promise<string[]> {
  const ticket = await lockTicket(work, number)
  const row = await select(work.tx).where('id', '=', checklistId).executeTakeFirst()
  if (row === undefined) throw invalidField('checklistId', 'unknown', 'There is no such checklist')
  const { name, items } = present(row)
  const dueAt = (hours: number | null) => (hours === null ? null : new Date(work.now().getTime() + hours * hourMs))
  const drafts = items.map(({ title, dueAfterHours }) => ({
    title,
    checklist: name,
    assigneeId: null,
    dueAt: dueAt(dueAfterHours),
  }))
  return appendTasks(work, ticket, drafts, cause)
}

/** Names are given one at a time, so that the check still holds when the name is written. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table checklists in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('checklists')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another checklist has this name')
}

async function getChecklist(db: Tx, id: string): Promise<Checklist> {
  return present(found(await select(db).where('id', '=', id).executeTakeFirst(), 'Checklist'))
}

function select(db: Db | Tx) {
  return db.selectFrom('checklists').select(['id', 'name', 'items'])
}

/** Only what the contract let in was ever written; an older release may have known fewer fields. */
function present(row: { id: string; name: string; items: unknown }): Checklist {
  return checklist.parse(row)
}

function told({ name, items }: Checklist) {
  return { name, items: items.map(({ title }) => title) }
}
