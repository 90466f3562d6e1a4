import type { personMerges } from '#contract/person-merges.ts'
import { getPerson, presentPerson } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { markDistinct, unmarkDistinct } from './distinct.ts'
import { listDuplicates } from './duplicates.ts'
import { mergePerson } from './merge-person.ts'
import { countMovable } from './preview.ts'
import { unmergePerson } from './unmerge-person.ts'

export const personMergeHandlers: Handlers<typeof personMerges> = {
  duplicates: async (ctx, { params }) => ({ items: await listDuplicates(ctx, params.id) }),
  markDistinct: async (ctx, { params }) => {
    await markDistinct(ctx, params.id, params.other)
  },
  unmarkDistinct: async (ctx, { params }) => {
    await unmarkDistinct(ctx, params.id, params.other)
  },
  preview: (ctx, { params }) => countMovable(ctx, params.id),
  merge: async (ctx, { params, body: { into, keep } }) => {
    await mergePerson(ctx, { from: params.id, into, keep })
    return presentPerson(ctx.actor, await getPerson(ctx.db, into))
  },
  unmerge: async (ctx, { params }) => {
    await unmergePerson(ctx, params.id)
    return presentPerson(ctx.actor, await getPerson(ctx.db, params.id))
  },
}
