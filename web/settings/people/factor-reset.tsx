import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { ProofDialog } from '#web/ui/code-dialog.tsx'
import { isCodeNeeded } from '#web/ui/code-step.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { useSecondFactors } from '../queries.ts'

/** Takes the second factor from a colleague who lost it; not there where there is none, nor for oneself. */
export function FactorReset({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const me = useMe()
  const hasFactor = useSecondFactors().has(person.id)
  const { name } = person
  const reset = useMutation({
    mutationFn: () => api.secondFactor.reset({ params: { id: person.id } }),
    onError: (error) => {
      if (!isCodeNeeded(error)) showError(error)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.secondFactors })
      showSuccess(t('people.factorGone', { name }))
      onDone()
    },
  })
  if (!hasFactor || person.id === me.id) return <span />
  return (
    <>
      <ConfirmButton
        title={t('people.factorResetTitle', { name })}
        text={t('people.factorResetText', { name })}
        confirmLabel={t('people.factorReset')}
        loading={reset.isPending}
        onConfirm={() => reset.mutate()}
      >
        {t('people.factorReset')}
      </ConfirmButton>
      {isCodeNeeded(reset.error) && <ProofDialog onClose={reset.reset} onProven={() => reset.mutate()} />}
    </>
  )
}
