import { ActionIcon, Button, Input, NumberInput, Select } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type ApprovalStep, mostApprovalSteps } from '#contract/approval-flows.ts'
import type { PersonRef } from '#contract/people.ts'
import { ApproversField } from '#web/approvals/index.ts'
import { useTeams } from '#web/tickets/index.ts'
import { choiceOf, isWholeStep, newStep, whoChoices, whoFrom } from './steps.ts'
import css from './steps-field.module.css'

interface Props {
  value: ApprovalStep[]
  /** Those whom the steps name, and who was found since. */
  people: PersonRef[]
  currency: string
  isTried: boolean
  faultOf: (index: number) => string | undefined
  onPeople: (people: PersonRef[]) => void
  onChange: (steps: ApprovalStep[]) => void
}

/** The steps of a flow, in the order in which they are asked. */
export function StepsField({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Input.Wrapper label={t('approvals.steps')} labelElement="div">
      <ol className={css['steps']}>
        {value.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no names but their places
          <li key={index}>
            <fieldset className={css['step']}>
              <legend className={css['legend']}>{t('approvals.step', { position: index + 1 })}</legend>
              <StepFields {...rest} index={index} step={step} onChange={(next) => onChange(value.with(index, next))} />
              {value.length > 1 && (
                <div className={css['acts']}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={index === 0}
                    aria-label={t('approvals.moveUp', { position: index + 1 })}
                    onClick={() => onChange(value.toSpliced(index - 1, 2, step, ...value.slice(index - 1, index)))}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('approvals.removeStep', { position: index + 1 })}
                    onClick={() => onChange(value.toSpliced(index, 1))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {value.length < mostApprovalSteps && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...value, newStep()])}
        >
          {t('approvals.addStep')}
        </Button>
      )}
    </Input.Wrapper>
  )
}

interface StepProps extends Omit<Props, 'value' | 'onChange'> {
  index: number
  step: ApprovalStep
  onChange: (step: ApprovalStep) => void
}

function StepFields({ index, step, currency, onChange, ...rest }: StepProps) {
  const { t } = useTranslation('settings')
  const { who } = step
  return (
    <div className={css['fields']}>
      <Select
        label={t('approvals.who')}
        allowDeselect={false}
        data={whoChoices.map((choice) => ({ value: choice, label: t(`approvals.who.${choice}`) }))}
        value={choiceOf(who)}
        onChange={(value) => {
          const choice = whoChoices.find((one) => one === value)
          if (choice !== undefined) onChange({ ...step, who: whoFrom(choice, who) })
        }}
      />
      <WhoFields {...rest} index={index} step={step} onChange={onChange} />
      {who.kind !== 'manager' && (
        <AmountInput
          label={t('approvals.quorum')}
          placeholder={t('approvals.quorumAll')}
          min={1}
          max={20}
          value={step.quorum}
          onChange={(quorum) => onChange({ ...step, quorum })}
        />
      )}
      <AmountInput
        label={t('approvals.fromAmount', { currency })}
        placeholder={t('approvals.fromAmountNone')}
        min={0}
        decimals={2}
        value={step.fromAmount}
        onChange={(fromAmount) => onChange({ ...step, fromAmount })}
      />
      <AmountInput
        label={t('approvals.remind')}
        placeholder={t('approvals.never')}
        min={1}
        max={720}
        value={step.remindAfterHours}
        onChange={(remindAfterHours) => onChange({ ...step, remindAfterHours })}
      />
      <AmountInput
        label={t('approvals.expire')}
        placeholder={t('approvals.never')}
        min={1}
        max={365}
        value={step.expireAfterDays}
        onChange={(expireAfterDays) => onChange({ ...step, expireAfterDays })}
      />
    </div>
  )
}

function WhoFields({ index, step, people, isTried, faultOf, onPeople, onChange }: Omit<StepProps, 'currency'>) {
  const { t } = useTranslation('settings')
  const teams = useTeams()
  const { who } = step
  const isMissing = isTried && !isWholeStep(step)
  const fault = faultOf(index)
  if (who.kind === 'manager') return fault === undefined ? null : <Input.Error>{fault}</Input.Error>
  if (who.kind === 'team') {
    return (
      <Select
        label={t('approvals.team')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={who.teamId === '' ? null : who.teamId}
        error={isMissing ? t('approvals.teamMissing') : fault}
        onChange={(teamId) => onChange({ ...step, who: { ...who, teamId: teamId ?? '' } })}
      />
    )
  }
  return (
    <ApproversField
      value={people.filter(({ id }) => who.personIds.includes(id))}
      error={isMissing ? t('approvals.peopleMissing') : fault}
      onChange={(chosen) => {
        onPeople([...people.filter(({ id }) => !chosen.some((one) => one.id === id)), ...chosen])
        onChange({ ...step, who: { kind: 'people', personIds: chosen.map(({ id }) => id) } })
      }}
    />
  )
}

interface AmountProps {
  label: string
  /** What nothing means. */
  placeholder: string
  min: number
  max?: number
  decimals?: number
  value: number | null
  onChange: (value: number | null) => void
}

function AmountInput({ value, onChange, decimals = 0, ...rest }: AmountProps) {
  return (
    <NumberInput
      {...rest}
      decimalScale={decimals}
      allowDecimal={decimals > 0}
      hideControls
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}
