import type { proofs } from '#contract/proofs.ts'
import { getInbox } from '../../inboxes/index.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { cancelProof, getProof, saveProof, startProof } from './commands.ts'
import { presentProof } from './present.ts'

export const proofHandlers: Handlers<typeof proofs> = {
  start: async (ctx, { body }) => presentProof(await transact(ctx, (work) => startProof(work, body)), ctx.now()),
  get: async (ctx, { params }) => presentProof(await getProof(ctx, params.id), ctx.now()),
  cancel: async (ctx, { params }) =>
    presentProof(await transact(ctx, (work) => cancelProof(work, params.id)), ctx.now()),
  save: async (ctx, { params, body }) => {
    const inboxId = await transact(ctx, (work) => saveProof(work, params.id, body.anyway))
    return getInbox(ctx.db, inboxId)
  },
}
