import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EscalationAction, EscalationMoment, EscalationStepDraft } from '#contract/escalation.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

export function useSteps(policyId: string) {
  return useQuery({
    queryKey: keys.escalationSteps(policyId),
    queryFn: ({ signal }) => api.escalations.steps({ params: { id: policyId }, signal }),
  })
}

export function usePutSteps(policyId: string, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (steps: EscalationStepDraft[]) =>
      api.escalations.putSteps({ params: { id: policyId }, body: { steps } }),
    onSuccess: (saved) => {
      client.setQueryData(keys.escalationSteps(policyId), saved)
      showSuccess(t('escalation.saved'))
      onSaved()
    },
  })
}

export const firstStep: EscalationStepDraft = {
  clock: 'resolution',
  at: { kind: 'percent', percent: 75 },
  level: 1,
  actions: [{ kind: 'notify_lead' }],
}

/** Another way to say when, with a number that fits it. */
export function momentOf(kind: string): EscalationMoment {
  if (kind === 'before') return { kind, minutes: 30 }
  if (kind === 'after') return { kind, minutes: 30 }
  return { kind: 'percent', percent: 75 }
}

export const actionKinds = [
  'notify_assignee',
  'notify_lead',
  'notify_superior',
  'notify_person',
  'raise_priority',
  'move_to_team',
  'add_follower',
  'run_macro',
  'call_webhook',
] as const satisfies readonly EscalationAction['kind'][]

/** An action that still has to be told what it is about. */
export function actionOf(kind: string): EscalationAction {
  const known = actionKinds.find((one) => one === kind) ?? 'notify_lead'
  switch (known) {
    case 'notify_person':
    case 'add_follower':
      return { kind: known, personId: '' }
    case 'move_to_team':
      return { kind: known, teamId: '' }
    case 'run_macro':
      return { kind: known, macroId: '' }
    case 'call_webhook':
      return { kind: known, webhookId: '' }
    default:
      return { kind: known }
  }
}

export function isWhole(action: EscalationAction): boolean {
  return !Object.values(action).includes('')
}
