import type { people } from '#contract/people.ts'
import { transact } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import type { Handlers } from '../platform/http.ts'
import { addPerson } from './add-person.ts'
import { addIdentity, changeIdentity, removeIdentity } from './change-identities.ts'
import { changePerson } from './change-person.ts'
import { invite } from './invite.ts'
import { presentPerson } from './present.ts'
import { getPerson, listPeople } from './queries.ts'
import type { PeopleDeps } from './secret-mail.ts'

export function peopleHandlers({ sendSecretMail }: PeopleDeps): Handlers<typeof people> {
  return {
    list: async (ctx, { query }) =>
      pageOf(
        await listPeople(ctx.db, query),
        query.limit,
        (row) => presentPerson(ctx.actor, row),
        (row) => [row.name, row.id],
      ),

    get: async (ctx, { params }) => presentPerson(ctx.actor, await getPerson(ctx.db, params.id)),

    create: (ctx, { body }) =>
      transact(ctx, async (work) => {
        const person = await addPerson(work, body)
        if (person.role !== 'requester') await invite(work, sendSecretMail, person)
        return presentPerson(ctx.actor, await getPerson(work.tx, person.id))
      }),

    update: (ctx, { params, body }) =>
      transact(ctx, async (work) => {
        const { before, after, hasPassword } = await changePerson(work, params.id, body)
        const joins = before.role === 'requester' && after.role !== 'requester'
        if (joins && after.isActive && !hasPassword) await invite(work, sendSecretMail, after)
        return presentPerson(ctx.actor, after)
      }),

    addIdentity: async (ctx, { params, body }) =>
      presentPerson(ctx.actor, await transact(ctx, (work) => addIdentity(work, params.id, body))),
    changeIdentity: async (ctx, { params: { id, ...key }, body }) =>
      presentPerson(ctx.actor, await transact(ctx, (work) => changeIdentity(work, id, key, body))),
    removeIdentity: async (ctx, { params: { id, ...key } }) =>
      presentPerson(ctx.actor, await transact(ctx, (work) => removeIdentity(work, id, key))),
  }
}
