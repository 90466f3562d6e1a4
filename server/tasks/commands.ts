import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { mostTasks, type tasks } from '#contract/tasks.ts'
import { personOf } from '../kernel/actor.ts'
import type { FieldChange } from '../kernel/acts.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { type Cause, lockTicket, react, recordEvent, type TicketRow } from '../tickets/index.ts'
import { checkAssignee } from './assignee.ts'
import { lockTask, type TaskRow } from './lock.ts'

type TaskDraft = Input<typeof tasks.add>['body']
type TaskChange = Input<typeof tasks.change>['body']
export type NewTask = Pick<TaskRow, 'title' | 'checklist' | 'assigneeId' | 'dueAt'>

/** What was taken away can be put back for a day. */
const removedForMs = 86_400_000

export async function addTask(ctx: Ctx, number: number, draft: TaskDraft): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const { title, assigneeId = null, dueAt = null } = draft
    await checkAssignee(work, ticket, assigneeId)
    const task = { title, checklist: '', assigneeId, dueAt: dueAt === null ? null : new Date(dueAt) }
    const [id = ''] = await appendTasks(work, ticket, [task])
    return id
  })
}

/** Puts tasks behind those of a locked ticket. */
export async function appendTasks(
  work: Work,
  ticket: TicketRow,
  drafts: NewTask[],
  cause: Cause = causeOf(work),
): Promise<string[]> {
  const { count, last } = await work.tx
    .selectFrom('tasks')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('ticketId', '=', ticket.id)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (count + drafts.length > mostTasks)
    throw invalidField('title', 'too_many', `A ticket has at most ${mostTasks} tasks`)
  const rows = drafts.map((draft, index) => ({
    ...draft,
    id: work.newId(),
    ticketId: ticket.id,
    position: last + 1 + index,
    createdAt: work.now(),
  }))
  await work.tx.insertInto('tasks').values(rows).execute()
  const changes = rows.map(({ title }) => ({ field: 'task', from: null, to: title }))
  await tell(work, ticket.id, 'task.added', changes, cause)
  for (const row of rows) await reactTo(work, ticket, { ...row, doneAt: null }, null, cause)
  return rows.map(({ id }) => id)
}

export async function changeTask(ctx: Ctx, id: string, change: TaskChange): Promise<void> {
  await transact(ctx, async (work) => {
    const { task, ticket } = await lockTask(work, id)
    const { title = task.title, assigneeId = task.assigneeId, dueAt } = change
    if (assigneeId !== task.assigneeId) await checkAssignee(work, ticket, assigneeId)
    const due = dueAt === undefined ? task.dueAt : dueAt === null ? null : new Date(dueAt)
    const next = { title, assigneeId, dueAt: due }
    const changed = { ...next, ...doneColumns(work, task, change.isDone) }
    await work.tx.updateTable('tasks').set(changed).where('id', '=', id).execute()
    await tellChange(work, task, next, change.isDone)
    await reactTo(work, ticket, { ...task, ...changed }, task.assigneeId)
  })
}

function doneColumns(work: Work, task: TaskRow, isDone: boolean | undefined) {
  if (isDone === undefined || isDone === (task.doneAt !== null)) return {}
  return isDone ? { doneAt: work.now(), doneBy: personOf(work.actor).id } : { doneAt: null, doneBy: null }
}

async function tellChange(
  work: Work,
  task: TaskRow,
  next: Pick<TaskRow, 'title' | 'assigneeId' | 'dueAt'>,
  isDone: boolean | undefined,
): Promise<void> {
  const named: FieldChange[] = [{ field: 'task', from: task.title, to: next.title }]
  if (isDone !== undefined && isDone !== (task.doneAt !== null)) {
    return tell(work, task.ticketId, isDone ? 'task.done' : 'task.reopened', named)
  }
  const isSame =
    next.title === task.title && next.assigneeId === task.assigneeId && next.dueAt?.getTime() === task.dueAt?.getTime()
  if (!isSame) await tell(work, task.ticketId, 'task.changed', named)
}

export async function removeTask(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { task } = await lockTask(work, id)
    await work.tx.updateTable('tasks').set({ removedAt: work.now() }).where('id', '=', id).execute()
    await tell(work, task.ticketId, 'task.removed', [{ field: 'task', from: task.title, to: null }])
  })
}

/** Takes back tasks that were just put on a locked ticket; what is done or gone already stays as it is. */
export async function removeIn(work: Work, ticketId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await work.tx
    .updateTable('tasks')
    .set({ removedAt: work.now() })
    .where('id', 'in', ids)
    .where('ticketId', '=', ticketId)
    .where('removedAt', 'is', null)
    .where('doneAt', 'is', null)
    .returning('title')
    .execute()
  const changes = rows.map(({ title }) => ({ field: 'task', from: title, to: null }))
  if (changes.length > 0) await tell(work, ticketId, 'task.removed', changes)
}

export async function restoreTask(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { task, ticket } = await lockTask(work, id, { removed: true })
    await work.tx.updateTable('tasks').set({ removedAt: null }).where('id', '=', id).execute()
    await reactTo(work, ticket, task, task.assigneeId)
    await tell(work, task.ticketId, 'task.added', [{ field: 'task', from: null, to: task.title }])
  })
}

/** Those that are not named come after, as they were. */
export async function sortTasks(ctx: Ctx, number: number, ids: string[]): Promise<void> {
  await transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    await sql`update tasks as k set position = s.place from (
        select id, row_number() over (order by array_position(${ids}::uuid[], id) nulls last, position, id) as place
        from tasks where ticket_id = ${ticket.id} and removed_at is null) as s
      where s.id = k.id`.execute(work.tx)
    await tell(work, ticket.id, 'task.sorted', [])
  })
}

/** For the hourly tidying. */
export async function forgetRemovedTasks(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - removedForMs)
  await ctx.db.deleteFrom('tasks').where('removedAt', '<', before).execute()
}

async function reactTo(
  work: Work,
  ticket: TicketRow,
  { id, title, assigneeId, dueAt, doneAt }: Pick<TaskRow, 'id' | 'title' | 'assigneeId' | 'dueAt' | 'doneAt'>,
  wasAssigneeId: string | null,
  cause: Cause = causeOf(work),
): Promise<void> {
  const task = { id, title, assigneeId, dueAt, isOpen: doneAt === null }
  await react(work, { type: 'task.changed', ticket, task, wasAssigneeId, cause })
}

function causeOf(work: Work) {
  return { kind: 'person', personId: personOf(work.actor).id } as const
}

async function tell(
  work: Work,
  ticketId: string,
  type: string,
  changes: FieldChange[],
  cause: Cause = causeOf(work),
): Promise<void> {
  await recordEvent(work, { ticketId, type, cause, changes })
}
