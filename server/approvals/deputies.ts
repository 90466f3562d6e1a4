import type { ApprovalDeputy, approvalVotes } from '#contract/approval-votes.ts'
import type { Input } from '#contract/operation.ts'
import { findOwnAbsence, keepOwnAbsence, removeOwnAbsence } from '../duty/index.ts'
import { isAgent, type PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { findSomebody } from './somebody.ts'

type DeputyDraft = Input<typeof approvalVotes.changeDeputy>['body']

/** Who decides for the caller while away: the substitute of an absence like every other. Null also once it is over. */
export async function findDeputy(ctx: Ctx, personId: string): Promise<ApprovalDeputy | null> {
  const absence = await findOwnAbsence(ctx.db, personId, ctx.now())
  if (absence === undefined) return null
  const { substituteId, substituteName, startsAt, endsAt } = absence
  return {
    person: { id: substituteId, name: substituteName },
    from: startsAt.toISOString(),
    until: endsAt.toISOString(),
  }
}

export async function keepDeputy(ctx: Ctx, actor: PersonActor, draft: DeputyDraft): Promise<void> {
  await transact(ctx, async (work) => {
    const deputy = await findSomebody(work, actor, draft)
    if (deputy.id === actor.id) throw invalidField(deputy.field, 'invalid', 'Choose somebody else')
    // Tickets go to whoever stands in as well.
    if (isAgent(actor) && !deputy.isAgent) {
      throw invalidField(deputy.field, 'unknown', 'Who stands in for you has to work here')
    }
    const [startsAt, endsAt] = [new Date(draft.from), new Date(draft.until)]
    if (endsAt <= work.now()) throw invalidField('until', 'past', 'It would be over already')
    await keepOwnAbsence(work, actor.id, { substituteId: deputy.id, startsAt, endsAt })
  })
}

export async function removeDeputy(ctx: Ctx, actor: PersonActor): Promise<void> {
  await transact(ctx, (work) => removeOwnAbsence(work, actor.id))
}
