import type { approvalFlows } from '#contract/approval-flows.ts'
import type { approvalVotes } from '#contract/approval-votes.ts'
import type { approvals } from '#contract/approvals.ts'
import { readSettings } from '../desk/index.ts'
import { isAgent, type PersonActor, personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { findPerson } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { askFor } from './ask.ts'
import { getCase, listCases } from './cases.ts'
import { decide, passOn } from './decide.ts'
import { findDeputy, keepDeputy, removeDeputy } from './deputies.ts'
import { remindNow } from './due.ts'
import { addFlow, changeFlow, listFlows, removeFlow } from './flows.ts'
import { readApprovalLink } from './links.ts'
import { lockInReach } from './lock.ts'
import { getApproval, listApprovals } from './queries.ts'
import { findSomebody } from './somebody.ts'
import { withdraw } from './withdraw.ts'

const hour = 3600

export const approvalFlowHandlers: Handlers<typeof approvalFlows> = {
  list: async (ctx) => ({ items: await listFlows(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addFlow(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeFlow(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeFlow(work, params.id))
  },
}

export const approvalHandlers: Handlers<typeof approvals> = {
  list: async (ctx, { params }) => ({ items: await listApprovals(ctx, params.number) }),
  ask: async (ctx, { params, body }) => {
    return getApproval(ctx, await askFor(ctx, personOf(ctx.actor).id, params.number, body))
  },
  get: (ctx, { params }) => getApproval(ctx, params.id),
  withdraw: async (ctx, { params }) => {
    const cause = { kind: 'person', personId: personOf(ctx.actor).id } as const
    await transact(ctx, async (work) => withdraw(work, await lockInReach(work, params.id), cause))
    return getApproval(ctx, params.id)
  },
  remind: async (ctx, { params }) => {
    const { id } = await getApproval(ctx, params.id)
    await limitRate(ctx, { key: `approval-remind:${id}`, max: 3, seconds: hour })
    const cause = { kind: 'person', personId: personOf(ctx.actor).id } as const
    await transact(ctx, async (work) => remindNow(work, await lockInReach(work, id), cause))
    return getApproval(ctx, id)
  },
}

export const approvalVoteHandlers: Handlers<typeof approvalVotes> = {
  list: (ctx, { query }) => listCases(ctx, query),
  get: (ctx, { params }) => getCase(ctx, params.id, personOf(ctx.actor).id),
  decide: async (ctx, { params, body }) => {
    const actor = personOf(ctx.actor)
    await transact(ctx, (work) => decide(work, params.id, { ...body, personId: actor.id, via: doorOf(actor) }))
    return getCase(ctx, params.id, actor.id)
  },
  passOn: async (ctx, { params, body }) => {
    const actor = personOf(ctx.actor)
    await limitRate(ctx, { key: `approval-somebody:${actor.id}`, max: 60, seconds: hour })
    await transact(ctx, async (work) => {
      const to = await findSomebody(work, actor, body)
      await passOn(work, params.id, { fromId: actor.id, to })
    })
  },
  invitation: async (ctx, { params }) => {
    await limitRate(ctx, { key: `approval-look:${ctx.ip}`, max: 600, seconds: hour })
    const { voteId, personId } = await readApprovalLink(ctx, params.token)
    const [{ name: deskName }, person] = [await readSettings(ctx.db), await findPerson(ctx.db, personId)]
    const asked = await getCase(ctx, voteId, personId)
    const over = asked.can.decide ? {} : { words: '', files: [] }
    return { ...asked, ...over, deskName, decider: found(person, 'Person').name }
  },
  confirm: async (ctx, { params, body }) => {
    await limitRate(ctx, { key: `approval-link:${ctx.ip}`, max: 300, seconds: hour })
    const { voteId, personId } = await readApprovalLink(ctx, params.token)
    await limitRate(ctx, { key: `approval-vote:${voteId}`, max: 20, seconds: hour })
    await transact(ctx, (work) => decide(work, voteId, { ...body, personId, via: 'mail' }))
    return getCase(ctx, voteId, personId)
  },
  deputy: async (ctx) => ({ deputy: await findDeputy(ctx, personOf(ctx.actor).id) }),
  changeDeputy: async (ctx, { body }) => {
    const actor = personOf(ctx.actor)
    await limitRate(ctx, { key: `approval-somebody:${actor.id}`, max: 60, seconds: hour })
    await keepDeputy(ctx, actor, body)
    return { deputy: await findDeputy(ctx, actor.id) }
  },
  removeDeputy: async (ctx) => {
    await removeDeputy(ctx, personOf(ctx.actor))
  },
}

function doorOf(actor: PersonActor) {
  if (actor.scopes !== 'all') return 'api'
  return isAgent(actor) ? 'desk' : 'portal'
}
