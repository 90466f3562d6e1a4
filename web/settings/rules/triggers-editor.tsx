import { ActionIcon, Button, Chip, Group, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type RuleTrigger, ruleTrigger, sinceMoments } from '#contract/ticket-rules.ts'
import { useVocabulary } from '#web/conditions/index.ts'
import { useFlowOptions } from '#web/rules/index.ts'
import { DurationInput } from './duration-input.tsx'
import css from './rules.module.css'

interface Props {
  triggers: RuleTrigger[]
  onChange: (triggers: RuleTrigger[]) => void
  errorOf: (index: number) => string | undefined
}

const kinds = ['created', 'changed', 'message', 'since', 'schedule', 'clock', 'alert', 'approval', 'rated'] as const
const most = 5

/** When a rule is asked: one of these is enough. */
export function TriggersEditor({ triggers, onChange, errorOf }: Props) {
  const { t } = useTranslation('rules')
  return (
    <>
      {triggers.map((trigger, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: triggers have no names but their places
        <div key={index} className={css.trigger}>
          <Select
            size="xs"
            aria-label={t('trigger')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t(`triggerKind.${kind}`) }))}
            value={trigger.kind}
            onChange={(next) => {
              const kind = kinds.find((one) => one === next)
              if (kind !== undefined) onChange(triggers.with(index, newTrigger(kind)))
            }}
            error={errorOf(index)}
          />
          <div className={css.fields}>
            <TriggerFields trigger={trigger} onChange={(next) => onChange(triggers.with(index, next))} />
          </div>
          {triggers.length > 1 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('removeTrigger')}
              onClick={() => onChange(triggers.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          ) : (
            <span />
          )}
        </div>
      ))}
      {triggers.length < most && (
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...triggers, newTrigger('changed')])}
        >
          {t('addTrigger')}
        </Button>
      )}
    </>
  )
}

function newTrigger(kind: RuleTrigger['kind']): RuleTrigger {
  switch (kind) {
    case 'created':
    case 'rated':
      return { kind }
    case 'changed':
      return { kind, fields: [] }
    case 'message':
      return { kind, from: 'requester' }
    case 'approval':
      return { kind, outcome: 'granted', flowId: null }
    case 'alert':
      return { kind, what: 'firing' }
    case 'clock':
      return { kind, what: 'warning' }
    case 'since':
      return { kind, moment: 'status', minutes: 3 * 1440 }
    case 'schedule':
      return { kind, at: '08:00', days: [1, 2, 3, 4, 5] }
  }
}

interface FieldsProps {
  trigger: RuleTrigger
  onChange: (trigger: RuleTrigger) => void
}

function TriggerFields({ trigger, onChange }: FieldsProps) {
  const { t } = useTranslation('rules')
  const { choicesOf } = useVocabulary()
  const flows = useFlowOptions()
  switch (trigger.kind) {
    case 'created':
    case 'rated':
      return null
    case 'changed':
      return (
        <MultiSelect
          size="xs"
          miw={220}
          aria-label={t('changedFields')}
          placeholder={trigger.fields.length === 0 ? t('anyField') : ''}
          searchable
          data={choicesOf('changed')}
          value={trigger.fields}
          onChange={(fields) => onChange({ ...trigger, fields })}
        />
      )
    case 'message':
      return (
        <Choice
          label={t('messageFrom')}
          words={(one) => t(`from.${one}`)}
          options={['requester', 'agent', 'machine', 'anybody'] as const}
          value={trigger.from}
          onChange={(from) => onChange({ ...trigger, from })}
        />
      )
    case 'approval':
      return (
        <>
          <Choice
            label={t('approvalOutcome')}
            words={(one) => t(`approvalOutcome.${one}`)}
            options={['granted', 'refused'] as const}
            value={trigger.outcome}
            onChange={(outcome) => onChange({ ...trigger, outcome })}
          />
          <Select
            size="xs"
            aria-label={t('approvalFlow')}
            placeholder={t('anyFlow')}
            clearable
            data={flows}
            value={trigger.flowId ?? null}
            onChange={(flowId) => onChange({ ...trigger, flowId })}
          />
        </>
      )
    case 'alert':
      return (
        <Choice
          label={t('alertWhat')}
          words={(one) => t(`alertWhat.${one}`)}
          options={['firing', 'over'] as const}
          value={trigger.what}
          onChange={(what) => onChange({ ...trigger, what })}
        />
      )
    case 'clock':
      return (
        <Choice
          label={t('clockWhat')}
          words={(one) => t(`clockWhat.${one}`)}
          options={['warning', 'breached'] as const}
          value={trigger.what}
          onChange={(what) => onChange({ ...trigger, what })}
        />
      )
    case 'since':
      return (
        <>
          <DurationInput
            label={t('sinceTime')}
            minutes={trigger.minutes}
            onChange={(minutes) => onChange({ ...trigger, minutes })}
            error={undefined}
          />
          <Choice
            label={t('sinceMoment')}
            words={(one) => t(`moment.${one}`)}
            options={sinceMoments}
            value={trigger.moment}
            onChange={(moment) => onChange({ ...trigger, moment })}
          />
        </>
      )
    case 'schedule':
      return <Schedule trigger={trigger} onChange={onChange} />
  }
}

interface ChoiceProps<Value extends string> {
  label: string
  words: (value: Value) => string
  options: readonly Value[]
  value: Value
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, words, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      size="xs"
      miw={190}
      aria-label={label}
      allowDeselect={false}
      data={options.map((one) => ({ value: one, label: words(one) }))}
      value={value}
      onChange={(next) => onChange(options.find((one) => one === next) ?? value)}
    />
  )
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function Schedule({ trigger, onChange }: FieldsProps & { trigger: Extract<RuleTrigger, { kind: 'schedule' }> }) {
  const { t } = useTranslation('rules')
  const isWhole = ruleTrigger.safeParse(trigger).success
  return (
    <>
      <TextInput
        size="xs"
        type="time"
        aria-label={t('scheduleAt')}
        value={trigger.at}
        onChange={(event) => onChange({ ...trigger, at: event.currentTarget.value })}
        error={isWhole ? undefined : t('scheduleMissing')}
      />
      <Chip.Group
        multiple
        value={trigger.days.map(String)}
        onChange={(next) => onChange({ ...trigger, days: next.map(Number).toSorted((one, other) => one - other) })}
      >
        <Group gap={4} role="group" aria-label={t('scheduleDays')}>
          {days.map((day, index) => (
            <Chip key={day} size="xs" value={String(index + 1)}>
              {t(`day.${day}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  )
}
