import type { ApprovalStep, ApproverChoice } from '#contract/approval-flows.ts'

/** The choices as one list: a team is asked as a whole or by its leads. */
export const whoChoices = ['manager', 'people', 'leads', 'members'] as const
export type WhoChoice = (typeof whoChoices)[number]

export function choiceOf(who: ApproverChoice): WhoChoice {
  return who.kind === 'team' ? who.only : who.kind
}

/** Something of this kind that was just chosen; a team stays chosen. */
export function whoFrom(choice: WhoChoice, before: ApproverChoice): ApproverChoice {
  if (choice === 'manager') return { kind: 'manager' }
  if (choice === 'people') return { kind: 'people', personIds: [] }
  return { kind: 'team', teamId: before.kind === 'team' ? before.teamId : '', only: choice }
}

export function newStep(): ApprovalStep {
  return { who: { kind: 'manager' }, quorum: null, fromAmount: null, remindAfterHours: 24, expireAfterDays: 14 }
}

export function isWholeStep({ who }: ApprovalStep): boolean {
  if (who.kind === 'people') return who.personIds.length > 0
  return who.kind === 'manager' || who.teamId !== ''
}
