import { sinceMoments } from '#contract/ticket-rules.ts'
import type { ViewId } from '#contract/views.ts'
import { alertHandlers } from '#server/alerts/index.ts'
import { boardHandlers } from '#server/board/index.ts'
import { deviceHandlers } from '#server/devices/index.ts'
import { articleHandlers } from '#server/knowledge/index.ts'
import { notificationHandlers } from '#server/notifications/index.ts'
import type { HttpCtx } from '#server/platform/http.ts'
import { ratingHandlers } from '#server/ratings/index.ts'
import { type Due, listComing, listInTurn, moments } from '#server/rules/candidates.ts'
import { readyRule } from '#server/rules/rule-set.ts'
import { searchHandlers } from '#server/search/index.ts'
import { messageHandlers, ticketHandlers } from '#server/tickets/index.ts'
import { viewHandlers } from '#server/views/index.ts'
import type { Material } from './material.ts'

export interface Question {
  name: string
  act: (ctx: HttpCtx) => Promise<unknown>
}

const page = { limit: 50, sort: 'updatedAt', order: 'desc' } as const

/** What people ask of a desk all day long. */
export function questions({ numbers, queries, teamIds }: Material): Question[] {
  const number = numbers[0] ?? 1
  const views: ViewId[] = [
    'mine',
    'unassigned',
    'open',
    'pending',
    'solved',
    ...teamIds.map((id) => `team:${id}` as const),
  ]
  const list = (query: object) => (ctx: HttpCtx) => ticketHandlers.list(ctx, { query: { ...page, ...query } })
  const search = (q: string) => (ctx: HttpCtx) => searchHandlers.search(ctx, { query: { q, limit: 20 } })
  const articles = (q: string) => (ctx: HttpCtx) =>
    articleHandlers.search(ctx, { query: { q, limit: 10, suggest: true } })
  return [
    ...views.map((id) => ({
      name: `view ${id}`,
      act: (ctx: HttpCtx) => viewHandlers.tickets(ctx, { params: { id }, query: page }),
    })),
    {
      name: 'view open by priority',
      act: (ctx) => viewHandlers.tickets(ctx, { params: { id: 'open' }, query: { ...page, sort: 'priority' } }),
    },
    ...(['dueAt', 'waitingSince'] as const).map((sort) => ({
      name: `view open by ${sort}`,
      act: (ctx: HttpCtx) =>
        viewHandlers.tickets(ctx, { params: { id: 'open' }, query: { ...page, sort, order: 'asc' as const } }),
    })),
    ...teamIds.slice(0, 1).map((id) => ({
      name: 'the board of a team',
      act: (ctx: HttpCtx) => boardHandlers.get(ctx, { params: { id } }),
    })),
    { name: 'counts', act: (ctx) => viewHandlers.counts(ctx, {}) },
    { name: 'all tickets', act: list({}) },
    { name: 'closed tickets', act: list({ status: ['closed'] }) },
    { name: 'new tickets', act: list({ status: ['new'] }) },
    { name: 'by tag', act: list({ tag: ['vpn'] }) },
    { name: 'by tag, unsolved', act: list({ tag: ['vpn'], status: ['new', 'open', 'pending', 'on_hold'] }) },
    { name: 'by words', act: list({ q: 'factura duplicada' }) },
    { name: 'by creation, critical', act: list({ sort: 'createdAt', priority: [1] }) },
    { name: 'by priority', act: list({ sort: 'priority', order: 'asc' }) },
    { name: 'by number', act: list({ sort: 'number' }) },
    { name: 'of a channel', act: list({ channel: ['api'] }) },
    { name: 'tags', act: (ctx) => ticketHandlers.tags(ctx, { query: {} }) },
    { name: 'a ticket', act: (ctx) => ticketHandlers.get(ctx, { params: { number } }) },
    {
      name: 'its messages',
      act: (ctx) => messageHandlers.list(ctx, { params: { number }, query: { order: 'desc', limit: 50 } }),
    },
    {
      name: 'its history',
      act: (ctx) => ticketHandlers.history(ctx, { params: { number }, query: { order: 'desc', limit: 50 } }),
    },
    { name: 'search, common words', act: search('factura pedido') },
    { name: 'search, one very common word', act: search('gracias') },
    { name: 'search, common and seldom', act: search(queries.at(-1) ?? 'impresora zeta') },
    { name: 'search, out of one message', act: search(queries[0] ?? 'impresora') },
    { name: 'search, a beginning', act: search('imp') },
    { name: 'search, mistyped', act: search('inpresora') },
    { name: 'search, a number', act: search(`#${number}`) },
    { name: 'search of articles', act: articles('impresora no imprime') },
    { name: 'search of articles, a beginning', act: articles('impr') },
    { name: 'articles', act: (ctx) => articleHandlers.list(ctx, { query: { limit: 50 } }) },
    { name: 'devices', act: (ctx) => deviceHandlers.list(ctx, { query: { limit: 50 } }) },
    { name: 'alerts', act: (ctx) => alertHandlers.list(ctx, { query: { limit: 50, state: 'firing' } }) },
    { name: 'notifications', act: (ctx) => notificationHandlers.list(ctx, { query: { limit: 50, state: 'open' } }) },
    { name: 'ratings', act: (ctx) => ratingHandlers.list(ctx, { query: { limit: 50 } }) },
    { name: 'ratings summed up', act: (ctx) => ratingHandlers.summary(ctx, { query: { days: 90 } }) },
    ...sinceMoments.flatMap((moment) => [
      { name: `a rule, a day since ${moment}, in its minute`, act: (ctx: HttpCtx) => comingTo(ctx, moment) },
      { name: `a rule, a day since ${moment}, in turn`, act: (ctx: HttpCtx) => listInTurn(ctx.db, dueOf(ctx, moment)) },
    ]),
  ]
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What the rules of time ask every minute, each for itself. */
function dueOf({ now }: HttpCtx, moment: (typeof sinceMoments)[number]): Due {
  const id = '00000000-0000-0000-0000-000000000000'
  const rule = readyRule({ id, name: 'A day', version: 1, triggers: [], condition: null, actions: [] })
  const until = new Date(now().getTime() - dayMs)
  return { rule, key: '0:since', trigger: 'since', moment: moments[moment], until, now: now() }
}

function comingTo(ctx: HttpCtx, moment: (typeof sinceMoments)[number]): Promise<unknown> {
  const due = dueOf(ctx, moment)
  return listComing(ctx.db, due, new Date(due.until.getTime() - minuteMs))
}
