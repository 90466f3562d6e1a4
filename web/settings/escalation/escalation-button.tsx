import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { promisedClocks } from '#contract/clocks.ts'
import type { SlaPolicy } from '#contract/sla.ts'
import { StepsDialog } from './steps-dialog.tsx'
import { useSteps } from './use-steps.ts'

interface Props {
  policy: Pick<SlaPolicy, 'id' | 'name'>
  /** What a team agreed to has one clock, and a policy has the others. */
  isInternal?: boolean
}

/** Opens the steps of a policy, and says how many there are. */
export function EscalationButton({ policy, isInternal = false }: Props) {
  const { t } = useTranslation('settings')
  const steps = useSteps(policy.id).data?.items
  const clocks = isInternal ? (['team_time'] as const) : promisedClocks
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        disabled={steps === undefined}
        aria-label={t('escalation.editOf', { name: policy.name })}
        onClick={() => setOpen(true)}
      >
        {t('escalation.count', { count: steps?.length ?? 0 })}
      </Button>
      {isOpen && steps && <StepsDialog policy={policy} clocks={clocks} saved={steps} onClose={() => setOpen(false)} />}
    </>
  )
}
