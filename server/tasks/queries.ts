import { sql } from 'kysely'
import type { OwnTask, Task } from '#contract/tasks.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { getTicketId, ticketsVisibleTo, withMerged } from '../tickets/index.ts'

const mostOwn = 200

export async function listTasks(ctx: Ctx, number: number): Promise<Task[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectTasks(ctx)
    .where(sql<boolean>`k.ticket_id = any(${withMerged(ticketId)})`)
    .orderBy('k.position')
    .orderBy('k.id')
    .execute()
  return rows.map(present)
}

export async function getTask(ctx: Ctx, id: string): Promise<Task> {
  return present(found(await selectTasks(ctx).where('k.id', '=', id).executeTakeFirst(), 'Task'))
}

export async function listOwnTasks(ctx: Ctx, personId: string): Promise<OwnTask[]> {
  const rows = await selectTasks(ctx)
    .select(['t.number', 't.subject'])
    .where('k.assigneeId', '=', personId)
    .where('k.doneAt', 'is', null)
    .orderBy('k.dueAt', (order) => order.asc().nullsLast())
    .orderBy('k.id')
    .limit(mostOwn)
    .execute()
  return rows.map((row) => ({ ...present(row), ticket: { number: row.number, subject: row.subject } }))
}

/** Tasks of tickets in reach. */
function selectTasks(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('tasks as k')
    .innerJoin('tickets as t', 't.id', 'k.ticketId')
    .leftJoin('people as a', 'a.id', 'k.assigneeId')
    .leftJoin('people as d', 'd.id', 'k.doneBy')
    .select(['k.id', 'k.title', 'k.checklist', 'k.dueAt', 'k.doneAt'])
    .select(['a.id as assigneeId', 'a.name as assigneeName', 'a.email as assigneeEmail', 'a.role as assigneeRole'])
    .select(['d.id as doerId', 'd.name as doerName', 'd.email as doerEmail', 'd.role as doerRole'])
    .where('k.removedAt', 'is', null)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTasks>['executeTakeFirstOrThrow']>>

function present(row: Row): Task {
  return {
    id: row.id,
    title: row.title,
    checklist: row.checklist,
    assignee: refOf(row.assigneeId, row.assigneeName, row.assigneeEmail, row.assigneeRole),
    dueAt: row.dueAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    doneBy: refOf(row.doerId, row.doerName, row.doerEmail, row.doerRole),
  }
}

function refOf(id: string | null, name: string | null, email: string | null, role: string | null) {
  return id === null || name === null || role === null ? null : presentPersonRef({ id, name, email, role })
}
