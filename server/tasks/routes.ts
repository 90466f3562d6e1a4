import type { checklists, tasks } from '#contract/tasks.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addChecklist, changeChecklist, listChecklists, putOnTicket, removeChecklist } from './checklists.ts'
import { addTask, changeTask, removeTask, restoreTask, sortTasks } from './commands.ts'
import { getTask, listOwnTasks, listTasks } from './queries.ts'

export const taskHandlers: Handlers<typeof tasks> = {
  list: async (ctx, { params }) => ({ items: await listTasks(ctx, params.number) }),
  add: async (ctx, { params, body }) => getTask(ctx, await addTask(ctx, params.number, body)),
  addChecklist: async (ctx, { params, body }) => {
    await putOnTicket(ctx, params.number, body.checklistId)
    return { items: await listTasks(ctx, params.number) }
  },
  sort: async (ctx, { params, body }) => {
    await sortTasks(ctx, params.number, body.ids)
    return { items: await listTasks(ctx, params.number) }
  },
  change: async (ctx, { params, body }) => {
    await changeTask(ctx, params.id, body)
    return getTask(ctx, params.id)
  },
  remove: async (ctx, { params }) => {
    await removeTask(ctx, params.id)
  },
  restore: async (ctx, { params }) => {
    await restoreTask(ctx, params.id)
    return getTask(ctx, params.id)
  },
  own: async (ctx) => ({ items: await listOwnTasks(ctx, personOf(ctx.actor).id) }),
}

export const checklistHandlers: Handlers<typeof checklists> = {
  list: async (ctx) => ({ items: await listChecklists(ctx.db) }),
  create: async (ctx, { body }) => transact(ctx, (work) => addChecklist(work, body)),
  update: async (ctx, { params, body }) => transact(ctx, (work) => changeChecklist(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeChecklist(work, params.id))
  },
}
