import type { SlaTerms } from '#contract/sla.ts'
import type { TeamAgreement, TeamAgreementDraft } from '#contract/team-agreements.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { checkTerms } from '../policies/check.ts'
import { addVersion, lockPolicies } from '../policies/commands.ts'
import { getAgreement, listAgreements } from './queries.ts'

/** What a team agrees to from now on, as a version of its own: tickets that are with it keep theirs. */
export async function putAgreement(work: Work, teamId: string, draft: TeamAgreementDraft): Promise<TeamAgreement> {
  await lockPolicies(work)
  const team = found(
    await work.tx.selectFrom('teams').select('name').where('id', '=', teamId).executeTakeFirst(),
    'Team',
  )
  const terms = termsOf(draft)
  await checkTerms(work.tx, terms)
  const before = (await listAgreements(work.tx)).find((one) => one.team.id === teamId)
  const policyId = before?.id ?? work.newId()
  const versionId = work.newId()
  const times = { updatedAt: work.now() }
  if (before === undefined) {
    // Whatever the team had agreed to earlier is no more than history.
    await work.tx.updateTable('slaPolicies').set({ teamId: null }).where('teamId', '=', teamId).execute()
    await work.tx
      .insertInto('slaPolicies')
      .values({
        ...{ id: policyId, name: team.name, teamId, isInternal: true, position: 0, versionId },
        ...times,
        createdAt: work.now(),
      })
      .execute()
  } else {
    const named = { name: team.name, versionId, ...times }
    await work.tx.updateTable('slaPolicies').set(named).where('id', '=', policyId).execute()
  }
  await addVersion(work, { id: versionId, policyId, number: (before?.version ?? 0) + 1, terms })
  const after = await getAgreement(work.tx, teamId)
  const changes = changesBetween(before === undefined ? {} : told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'team_agreement.changed', subject: team.name, changes })
  return after
}

export async function removeAgreement(work: Work, teamId: string): Promise<void> {
  await lockPolicies(work)
  const { id, team } = await getAgreement(work.tx, teamId)
  await work.tx.updateTable('slaPolicies').set({ removedAt: work.now() }).where('id', '=', id).execute()
  await work.record({ action: 'team_agreement.removed', subject: team.name })
}

function termsOf({ calendarId, targets, pausesOnHold, warnPercent }: TeamAgreementDraft): SlaTerms {
  const all = targets.map((target) => ({ ...target, clock: 'team_time' as const }))
  return { condition: null, calendarId, targets: all, pausesOnHold, warnPercent }
}

function told({ calendarId, targets, pausesOnHold, warnPercent }: TeamAgreement) {
  return { calendarId, targets, pausesOnHold, warnPercent }
}
