import type { similarity } from '#contract/similarity.ts'
import type { Handlers } from '../platform/http.ts'
import { listSimilar } from './similar-tickets.ts'

export const similarityHandlers: Handlers<typeof similarity> = {
  similar: async (ctx, { params }) => ({ items: await listSimilar(ctx, params.number) }),
}
