import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './tickets.ts'

const title = z.string().trim().min(1).max(300)

/** Something to be done for a ticket, by whoever it is given to. */
export const task = z
  .object({
    id,
    title: z.string(),
    /** The checklist it came with; empty for a task of its own. */
    checklist: z.string(),
    assignee: personRef.nullable(),
    dueAt: instant.nullable(),
    doneAt: instant.nullable(),
    doneBy: personRef.nullable(),
  })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof task>

/** A task where it is listed apart from its ticket. */
export const ownTask = task
  .extend({ ticket: z.object({ number: z.int(), subject: z.string() }) })
  .meta({ id: 'OwnTask' })
export type OwnTask = z.infer<typeof ownTask>

const taskFields = z.object({
  title,
  assigneeId: id.nullable(),
  dueAt: instant.nullable(),
})

/** The most tasks a ticket can have. */
export const mostTasks = 200

const checklistItem = z.object({
  title,
  /** Hours from the moment the checklist is put on a ticket; null: no due time. */
  dueAfterHours: z.int().min(1).max(8760).nullable().default(null),
})

const checklistFields = z.object({
  name: z.string().trim().min(1).max(120),
  items: z.array(checklistItem).min(1).max(50),
})

/** Tasks that are put on tickets together, as for a new colleague's first day. */
export const checklist = checklistFields.extend({ id }).meta({ id: 'Checklist' })
export type Checklist = z.infer<typeof checklist>

const ticketTasks = z.object({ items: z.array(task) })
const write = { access: 'agent', scope: 'tickets:write' } as const
const read = { access: 'agent', scope: 'tickets:read' } as const
const manage = { access: 'admin', scope: 'settings:write' } as const

export const tasks = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/tasks',
    summary: 'The tasks of a ticket, in their order',
    params: byNumber,
    result: ticketTasks,
    errors: ['not_found'],
  }),
  add: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/tasks',
    summary: 'Add a task, as the last one',
    params: byNumber,
    body: taskFields.partial({ assigneeId: true, dueAt: true }),
    result: task,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  addChecklist: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/checklists',
    summary: 'Add the tasks of a checklist, in its order',
    params: byNumber,
    body: z.object({ checklistId: id }),
    result: ticketTasks,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  sort: operation({
    ...write,
    method: 'PUT',
    path: '/tickets/:number/tasks/order',
    summary: 'Put the tasks into this order; those that are not named come after',
    params: byNumber,
    body: z.object({ ids: z.array(id).max(mostTasks) }),
    result: ticketTasks,
    errors: ['not_found'],
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/tasks/:id',
    summary: 'Change a task, or say that it is done or not',
    params: byId,
    body: taskFields.extend({ isDone: z.boolean() }).partial(),
    result: task,
    errors: ['not_found', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/tasks/:id',
    summary: 'Take a task away',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  restore: operation({
    ...write,
    method: 'POST',
    path: '/tasks/:id/restore',
    summary: 'Put a task back that was taken away less than a day ago',
    params: byId,
    result: task,
    errors: ['not_found'],
  }),
  own: operation({
    ...read,
    method: 'GET',
    path: '/tasks',
    summary: 'What the caller has still to do, what is due first before everything else; at most 200',
    result: z.object({ items: z.array(ownTask) }),
  }),
}

export const checklists = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/checklists',
    summary: 'The checklists, by name',
    result: z.object({ items: z.array(checklist) }),
  }),
  create: operation({
    ...manage,
    method: 'POST',
    path: '/checklists',
    summary: 'Add a checklist',
    body: checklistFields,
    result: checklist,
    status: 201,
    errors: ['name_taken'],
  }),
  update: operation({
    ...manage,
    method: 'PATCH',
    path: '/checklists/:id',
    summary: 'Change a checklist; tickets that have its tasks keep them as they are',
    params: byId,
    body: checklistFields.partial(),
    result: checklist,
    errors: ['not_found', 'name_taken'],
  }),
  remove: operation({
    ...manage,
    method: 'DELETE',
    path: '/checklists/:id',
    summary: 'Remove a checklist; tickets that have its tasks keep them',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
