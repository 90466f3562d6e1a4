import type { timeEntries } from '#contract/time-entries.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { addEntry, changeEntry, removeEntry } from './commands.ts'
import { getEntry, getTimer, listActivities, listEntries } from './queries.ts'
import { discardTimer, startTimer, stopTimer } from './timer.ts'

export const timeEntryHandlers: Handlers<typeof timeEntries> = {
  list: async (ctx, { params }) => listEntries(ctx, params.number),
  add: async (ctx, { params, body }) => getEntry(ctx, await addEntry(ctx, params.number, body)),
  change: async (ctx, { params, body }) => {
    await changeEntry(ctx, params.id, body)
    return getEntry(ctx, params.id)
  },
  remove: async (ctx, { params }) => {
    await removeEntry(ctx, params.id)
  },
  activities: async (ctx) => ({ items: await listActivities(ctx.db) }),
  timer: async (ctx) => ({ timer: await getTimer(ctx, personOf(ctx.actor).id) }),
  start: async (ctx, { params }) => startTimer(ctx, personOf(ctx.actor).id, params.number),
  stop: async (ctx, { body }) => getEntry(ctx, await stopTimer(ctx, personOf(ctx.actor).id, body)),
  discard: async (ctx) => {
    await discardTimer(ctx, personOf(ctx.actor).id)
  },
}
