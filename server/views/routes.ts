import type { RuleGroup } from '#contract/rules.ts'
import type { View, ViewId, views } from '#contract/views.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { listTickets } from '../tickets/index.ts'
import { addView, changeView, removeView } from './commands.ts'
import { faultsOfViewCondition } from './conditions/check.ts'
import { compileCondition } from './conditions/compile.ts'
import { arrangeViews, placeView } from './places.ts'
import { countTickets, countViews, getView, listViews, newestFirst, onlooker, openView } from './queries.ts'

const shownInPreview = 10

export const viewHandlers: Handlers<typeof views> = {
  list: async (ctx) => ownViews(ctx),
  counts: async (ctx) => ({ counts: await countViews(ctx, personOf(ctx.actor)) }),
  tickets: async (ctx, { params, query: { sort, order, ...page } }) => {
    const view = await openView(ctx, personOf(ctx.actor), params.id)
    return listTickets(ctx, view.conditions, { ...page, sort: sort ?? view.sort, order: order ?? view.order })
  },
  create: async (ctx, { body }) => {
    const actor = personOf(ctx.actor)
    const id = await transact(ctx, (work) => addView(work, actor, body))
    return getView(ctx, actor, id)
  },
  update: async (ctx, { params, body }) => {
    const actor = personOf(ctx.actor)
    await transact(ctx, (work) => changeView(work, actor, lower(params.id), body))
    return getView(ctx, actor, params.id)
  },
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeView(work, personOf(ctx.actor), lower(params.id)))
  },
  preview: async (ctx, { body }) => preview(ctx, body.condition, { sort: body.sort, order: body.order }),
  place: async (ctx, { params, body }) => {
    const actor = personOf(ctx.actor)
    const { id } = await getView(ctx, actor, params.id)
    await transact(ctx, (work) => placeView(work, actor.id, id, body))
    return ownViews(ctx)
  },
  arrange: async (ctx, { body }) => {
    const own = new Set((await listViews(ctx, personOf(ctx.actor))).map(({ id }) => id))
    const known = body.ids.map(lower).filter((id) => own.has(id))
    await transact(ctx, (work) => arrangeViews(work, personOf(ctx.actor).id, known))
    return ownViews(ctx)
  },
}

async function ownViews(ctx: Ctx) {
  return { items: await listViews(ctx, personOf(ctx.actor)) }
}

type Sorting = Pick<View['definition'] & {}, 'sort' | 'order'>

async function preview(
  ctx: Ctx,
  condition: RuleGroup,
  { sort, order }: { [K in keyof Sorting]: Sorting[K] | undefined },
) {
  const faults = faultsOfViewCondition(condition)
  if (faults.length > 0) throw new AppError('invalid', 'The condition cannot be used', { faults })
  const conditions = [compileCondition(condition, await onlooker(ctx, personOf(ctx.actor)))]
  const request = { sort: sort ?? newestFirst.sort, order: order ?? newestFirst.order, limit: shownInPreview }
  const [count, { items }] = await Promise.all([countTickets(ctx, conditions), listTickets(ctx, conditions, request)])
  return { count, tickets: items }
}

/** Ids are compared as PostgreSQL writes them. */
function lower(id: ViewId): ViewId {
  // Case is all that changes: what was an id of a view still is one.
  return id.toLowerCase() as ViewId
}
