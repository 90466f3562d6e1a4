import { ActionIcon, Button, Input, MultiSelect, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mostServiceSteps, type ServiceStep } from '#contract/service.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './catalogue.module.css'
import { isWholeStep, newStep, withoutStep } from './service-draft.ts'

interface Props {
  value: ServiceStep[]
  isTried: boolean
  faultOf: (place: number) => string | undefined
  onChange: (steps: ServiceStep[]) => void
}

/** What is done for a request: one after the other, or side by side. */
export function StepsField({ value, isTried, faultOf, onChange }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Input.Wrapper label={t('catalogue.steps')} description={t('catalogue.stepsHelp')} labelElement="div">
      <ol className={css['steps']}>
        {value.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no names but their places
          <li key={place} className={css['step']}>
            <StepFields
              step={step}
              place={place}
              before={value.slice(0, place)}
              fault={isTried && !isWholeStep(step) ? t('catalogue.stepMissing') : faultOf(place)}
              onChange={(next) => onChange(value.with(place, next))}
              onRemove={() => onChange(withoutStep(value, place))}
            />
          </li>
        ))}
      </ol>
      {value.length < mostServiceSteps && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...value, newStep(value.length)])}
        >
          {t('catalogue.addStep')}
        </Button>
      )}
    </Input.Wrapper>
  )
}

interface StepProps {
  step: ServiceStep
  place: number
  before: ServiceStep[]
  fault: string | undefined
  onChange: (step: ServiceStep) => void
  onRemove: () => void
}

function StepFields({ step, place, before, fault, onChange, onRemove }: StepProps) {
  const { t } = useTranslation('settings')
  const position = place + 1
  const { title, after } = step
  return (
    <>
      <div className={css['stepHead']}>
        <TextInput
          label={t('catalogue.step', { position })}
          maxLength={200}
          value={title}
          error={fault}
          onChange={(event) => onChange({ ...step, title: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('catalogue.removeStep', { position })}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        <Select
          label={t('catalogue.stepKind')}
          allowDeselect={false}
          data={[
            { value: 'task', label: t('catalogue.stepTask') },
            { value: 'action', label: t('catalogue.stepAction') },
          ]}
          value={step.kind}
          onChange={(kind) =>
            onChange(
              kind === 'action'
                ? { kind: 'action', title, after, webhookId: '', withinHours: 24 }
                : { kind: 'task', title, after, assigneeId: null, dueAfterHours: null },
            )
          }
        />
        {before.length > 0 && (
          <MultiSelect
            label={t('catalogue.after')}
            placeholder={after.length === 0 ? t('catalogue.atOnce') : ''}
            data={before.map((one, at) => ({ value: String(at), label: `${at + 1}. ${one.title}` }))}
            value={after.map(String)}
            onChange={(places) => onChange({ ...step, after: places.map(Number) })}
          />
        )}
        {step.kind === 'task' ? (
          <TaskFields step={step} onChange={onChange} />
        ) : (
          <ActionFields step={step} onChange={onChange} />
        )}
      </SimpleGrid>
    </>
  )
}

interface PartProps<Kind extends ServiceStep['kind']> {
  step: Extract<ServiceStep, { kind: Kind }>
  onChange: (step: ServiceStep) => void
}

function TaskFields({ step, onChange }: PartProps<'task'>) {
  const { t } = useTranslation('settings')
  const query = { assignable: true, limit: 200 }
  const { data } = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
  })
  return (
    <>
      <Select
        label={t('catalogue.assignee')}
        placeholder={t('catalogue.assigneeNone')}
        clearable
        searchable
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={step.assigneeId}
        onChange={(assigneeId) => onChange({ ...step, assigneeId })}
      />
      <NumberInput
        label={t('catalogue.due')}
        placeholder={t('catalogue.dueNone')}
        min={1}
        max={8760}
        allowDecimal={false}
        hideControls
        value={step.dueAfterHours ?? ''}
        onChange={(hours) => onChange({ ...step, dueAfterHours: typeof hours === 'number' ? hours : null })}
      />
    </>
  )
}

function ActionFields({ step, onChange }: PartProps<'action'>) {
  const { t } = useTranslation('settings')
  const { data } = useQuery({ queryKey: keys.webhooks, queryFn: ({ signal }) => api.webhooks.list({ signal }) })
  return (
    <>
      <Select
        label={t('catalogue.webhook')}
        description={t('catalogue.webhookHelp')}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={step.webhookId === '' ? null : step.webhookId}
        onChange={(webhookId) => onChange({ ...step, webhookId: webhookId ?? '' })}
      />
      <NumberInput
        label={t('catalogue.within')}
        min={1}
        max={720}
        allowDecimal={false}
        hideControls
        value={step.withinHours}
        onChange={(hours) => typeof hours === 'number' && onChange({ ...step, withinHours: hours })}
      />
    </>
  )
}
