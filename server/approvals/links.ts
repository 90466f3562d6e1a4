import type { Ctx, Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { hashSecret, newSecret } from '../kernel/signatures.ts'

/** So long after its end a link still says how a request ended. */
const keptAfterEndMs = 30 * 86_400_000

/**
 * A link by which one person decides one thing, without signing in. Only its hash is kept; each mail has one of its
 * own, and the earlier ones go on working.
 */
export async function makeApprovalLink(work: Work, voteId: string, personId: string): Promise<string> {
  const token = newSecret()
  const values = { tokenHash: hashSecret(token), voteId, personId, createdAt: work.now() }
  await work.tx.insertInto('approvalLinks').values(values).execute()
  return `${work.services.portalUrl}/approve/${token}`
}

/** What a link is for. It ends when its person is no longer the one to decide, or has left. */
export async function readApprovalLink(ctx: Ctx, token: string): Promise<{ voteId: string; personId: string }> {
  const row = await ctx.db
    .selectFrom('approvalLinks as l')
    .innerJoin('approvalVotes as v', 'v.id', 'l.voteId')
    .innerJoin('people as p', 'p.id', 'l.personId')
    .select(['l.voteId', 'l.personId'])
    .where('l.tokenHash', '=', hashSecret(token))
    .where('p.isActive', '=', true)
    .where((eb) => eb.or([eb('v.approverId', '=', eb.ref('l.personId')), eb('v.deciderId', '=', eb.ref('l.personId'))]))
    .executeTakeFirst()
  if (row === undefined) throw new AppError('link_expired', 'This link does not work any more')
  return row
}

/** For the hourly tidying. */
export async function forgetApprovalLinks(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptAfterEndMs)
  await ctx.db
    .deleteFrom('approvalLinks')
    .where('voteId', 'in', (eb) =>
      eb
        .selectFrom('approvalVotes as v')
        .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
        .innerJoin('approvals as a', 'a.id', 's.approvalId')
        .select('v.id')
        .where('a.endedAt', '<', before),
    )
    .execute()
}
