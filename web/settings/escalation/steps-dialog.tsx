import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockKind } from '#contract/clocks.ts'
import { type EscalationStep, type EscalationStepDraft, mostSteps } from '#contract/escalation.ts'
import type { SlaPolicy } from '#contract/sla.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { StepFields } from './step-fields.tsx'
import css from './steps.module.css'
import { firstStep, isWhole, usePutSteps } from './use-steps.ts'

interface Props {
  policy: Pick<SlaPolicy, 'id' | 'name'>
  /** Those that it says something about. */
  clocks: readonly ClockKind[]
  saved: EscalationStep[]
  onClose: () => void
}

/** What is done when a promise of the policy is about to be missed, or was. */
export function StepsDialog({ policy, clocks, saved, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [steps, setSteps] = useState<EscalationStepDraft[]>(saved)
  const [isTried, setTried] = useState(false)
  const put = usePutSteps(policy.id, onClose)
  const refused = useFieldErrors(put.error)
  const isReady = steps.every(({ actions }) => actions.length > 0 && actions.every(isWhole))
  const submit = () => {
    setTried(true)
    if (isReady) put.mutate(steps)
  }
  return (
    <FormModal
      size="xl"
      title={t('escalation.titleOf', { name: policy.name })}
      text={t('escalation.text')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(steps) !== JSON.stringify(saved)}
      isSaving={put.isPending}
      error={refused.rest ?? refused.of('steps')}
      onSubmit={submit}
      onClose={onClose}
    >
      {steps.length === 0 && <p className={css.none}>{t('escalation.none')}</p>}
      <ol className={css.steps}>
        {steps.map((step, index) => (
          // Steps that are not saved have no name of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <StepFields
              position={index + 1}
              clocks={clocks}
              value={step}
              isTried={isTried}
              onChange={(next) => setSteps(steps.with(index, next))}
              onRemove={() => setSteps(steps.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {steps.length < mostSteps && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() =>
            setSteps([...steps, { ...firstStep, clock: firstOf(clocks), level: Math.min(9, steps.length + 1) }])
          }
        >
          {t('escalation.addStep')}
        </Button>
      )}
    </FormModal>
  )
}

function firstOf(clocks: readonly ClockKind[]): ClockKind {
  return clocks.includes(firstStep.clock) ? firstStep.clock : (clocks[0] ?? firstStep.clock)
}
