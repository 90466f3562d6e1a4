import type { board } from '#contract/board.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { readBoard } from './queries.ts'

export const boardHandlers: Handlers<typeof board> = {
  get: (ctx, { params }) => readBoard(ctx, personOf(ctx.actor), params.id),
}
