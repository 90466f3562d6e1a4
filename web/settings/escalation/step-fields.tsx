import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type ClockKind, clockKind } from '#contract/clocks.ts'
import type { EscalationAction, EscalationStepDraft } from '#contract/escalation.ts'
import { ActionTarget } from './action-target.tsx'
import css from './steps.module.css'
import { actionKinds, actionOf, isWhole, momentOf } from './use-steps.ts'

interface Props {
  clocks: readonly ClockKind[]
  position: number
  value: EscalationStepDraft
  /** Saving was tried: what is missing is told. */
  isTried: boolean
  onChange: (step: EscalationStepDraft) => void
  onRemove: () => void
}

/** One step: for which clock, when, what, and to which level. */
export function StepFields({ position, clocks, value, isTried, onChange, onRemove }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { clock, at, level, actions } = value
  const setAction = (index: number, action: EscalationAction) =>
    onChange({ ...value, actions: actions.with(index, action) })
  return (
    <fieldset className={css.step}>
      <legend className={css.legend}>{t('escalation.step', { position })}</legend>
      <div className={css.when}>
        <Select
          label={t('escalation.clock')}
          allowDeselect={false}
          data={clocks.map((kind) => ({ value: kind, label: common(`clock.${kind}`) }))}
          value={clock}
          onChange={(next) => onChange({ ...value, clock: clockKind.catch(clock).parse(next) })}
        />
        <NumberInput
          label={t('escalation.amount')}
          min={at.kind === 'after' ? 0 : 1}
          max={at.kind === 'percent' ? 1000 : 525_600}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          value={at.kind === 'percent' ? at.percent : at.minutes}
          onChange={(next) => {
            if (typeof next !== 'number') return
            onChange({ ...value, at: at.kind === 'percent' ? { ...at, percent: next } : { ...at, minutes: next } })
          }}
        />
        <Select
          label={t('escalation.unit')}
          allowDeselect={false}
          data={(['percent', 'before', 'after'] as const).map((kind) => ({
            value: kind,
            label: t(`escalation.unit.${kind}`),
          }))}
          value={at.kind}
          onChange={(next) => onChange({ ...value, at: momentOf(next ?? 'percent') })}
        />
        <NumberInput
          label={t('escalation.level')}
          min={0}
          max={9}
          clampBehavior="strict"
          allowDecimal={false}
          value={level}
          onChange={(next) => typeof next === 'number' && onChange({ ...value, level: next })}
        />
      </div>
      <ul className={css.actions}>
        {actions.map((action, index) => (
          // Actions have no name of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={css.action}>
            <Select
              aria-label={t('escalation.action', { position, place: index + 1 })}
              allowDeselect={false}
              data={actionKinds.map((kind) => ({ value: kind, label: t(`escalation.action.${kind}`) }))}
              value={action.kind}
              onChange={(next) => setAction(index, actionOf(next ?? ''))}
            />
            <ActionTarget
              action={action}
              onChange={(next) => setAction(index, next)}
              error={isTried && !isWhole(action) ? t('escalation.targetMissing') : undefined}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={actions.length === 1}
              aria-label={t('escalation.removeAction', { position, place: index + 1 })}
              onClick={() => onChange({ ...value, actions: actions.toSpliced(index, 1) })}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={css.foot}>
        {actions.length < 10 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('escalation.addActionTo', { position })}
            onClick={() => onChange({ ...value, actions: [...actions, { kind: 'notify_assignee' }] })}
          >
            {t('escalation.addAction')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          leftSection={<IconTrash size={14} aria-hidden />}
          aria-label={t('escalation.removeStepNumber', { position })}
          onClick={onRemove}
        >
          {t('escalation.removeStep')}
        </Button>
      </div>
    </fieldset>
  )
}
