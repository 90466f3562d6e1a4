import { NumberInput, Select, SimpleGrid, Switch, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Service, type ServiceCategory, type ServiceDraft, serviceIcon, serviceIcons } from '#contract/service.ts'
import { ticketType } from '#contract/tickets.ts'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'
import { useTeams } from '#web/tickets/index.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { TextsField } from '#web/ui/texts-field.tsx'
import { LevelSelect } from '../parts/level-select.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { usePolicies } from '../sla/use-sla.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { FormChoice } from './form-choice.tsx'
import { draftOf, isWhole } from './service-draft.ts'
import { StepsField } from './steps-field.tsx'
import { useRemoveService, useSaveService } from './use-catalogue.ts'

interface Props {
  service: Service | undefined
  categoryId: string
  categories: ServiceCategory[]
  onClose: () => void
}

/** All that a service says, asks for and does. */
export function ServiceDialog({ service, categoryId, categories, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const label = useLabel()
  const teams = useTeams()
  const policies = usePolicies().data?.items ?? []
  const flows = useQuery({
    queryKey: keys.approvalFlows,
    queryFn: ({ signal }) => api.approvalFlows.list({ signal }),
  })
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<ServiceDraft>(draftOf(service, categoryId))
  const save = useSaveService(service?.id, onClose)
  const refused = useFieldErrors(save.error)
  const isNameless = value.name.es.trim() === '' && value.name.en.trim() === ''
  const submit = () => {
    setTried(true)
    if (service && !isDirty) onClose()
    else if (!isNameless && isWhole(value)) save.mutate(value)
  }
  return (
    <FormModal
      title={service ? label(service.name) : t('catalogue.addService')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={service && <RemoveService service={service} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextsField
        value={value.name}
        onChange={(name) => set({ name })}
        labels={[t('catalogue.nameEs'), t('catalogue.nameEn')]}
        most={120}
        error={isTried && isNameless ? t('nameMissing') : refused.of('name')}
      />
      <TextsField
        value={value.summary}
        onChange={(summary) => set({ summary })}
        labels={[t('catalogue.summaryEs'), t('catalogue.summaryEn')]}
        most={200}
        error={refused.of('summary')}
      />
      <TextsField
        value={value.description}
        onChange={(description) => set({ description })}
        labels={[t('catalogue.descriptionEs'), t('catalogue.descriptionEn')]}
        most={5000}
        isLong
        error={refused.of('description')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('catalogue.category')}
          allowDeselect={false}
          data={categories.map(({ id, name }) => ({ value: id, label: label(name) }))}
          value={value.categoryId}
          onChange={(next) => next !== null && set({ categoryId: next })}
        />
        <Select
          label={t('catalogue.icon')}
          allowDeselect={false}
          leftSection={<ServiceIcon name={value.icon} size={18} />}
          data={serviceIcons.map((name) => ({ value: name, label: t(`catalogue.icon.${name}`) }))}
          value={value.icon}
          onChange={(next) => set({ icon: serviceIcon.parse(next) })}
        />
      </SimpleGrid>
      <AudienceChoice
        value={value.audience}
        organizations={service?.organizations ?? []}
        isTried={isTried}
        onChange={(audience) => set({ audience })}
      />
      <FormChoice value={value.form} error={refused.of('form')} onChange={(form) => set({ form })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={common('field.type')}
          allowDeselect={false}
          data={ticketType.options.map((type) => ({ value: type, label: common(`type.${type}`) }))}
          value={value.ticketType}
          onChange={(next) => set({ ticketType: ticketType.parse(next) })}
        />
        <Select
          label={t('catalogue.team')}
          placeholder={t('catalogue.teamNone')}
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.teamId}
          onChange={(teamId) => set({ teamId })}
          error={refused.of('teamId')}
        />
        <Select
          label={t('catalogue.sla')}
          description={t('catalogue.slaHelp')}
          placeholder={t('catalogue.slaNone')}
          clearable
          data={policies.filter(({ isOn }) => isOn).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.slaPolicyId}
          onChange={(slaPolicyId) => set({ slaPolicyId })}
          error={refused.of('slaPolicyId')}
        />
        <LevelSelect kind="impact" value={value.impact} onChange={(impact) => set({ impact })} />
        <LevelSelect kind="urgency" value={value.urgency} onChange={(urgency) => set({ urgency })} />
        <NumberInput
          label={t('catalogue.price')}
          min={0}
          decimalScale={2}
          hideControls
          value={value.price ?? ''}
          onChange={(price) => set({ price: typeof price === 'number' ? price : null })}
          error={refused.of('price')}
        />
        <TextInput
          label={t('catalogue.costCenter')}
          maxLength={80}
          value={value.costCenter}
          onChange={(event) => set({ costCenter: event.currentTarget.value })}
        />
        <TagsInput
          label={common('field.tags')}
          description={t('catalogue.tagsHelp')}
          maxTags={10}
          value={value.tags}
          onChange={(tags) => set({ tags: tags.map((tag) => tag.toLowerCase()) })}
          error={refused.of('tags')}
        />
        <Select
          label={t('catalogue.flow')}
          description={t('catalogue.flowHelp')}
          placeholder={t('catalogue.flowNone')}
          clearable
          data={(flows.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.approvalFlowId}
          onChange={(approvalFlowId) => set({ approvalFlowId })}
          error={refused.of('approvalFlowId')}
        />
      </SimpleGrid>
      <StepsField
        value={value.steps}
        isTried={isTried}
        faultOf={(place) => refused.of(`steps.${place}`)}
        onChange={(steps) => set({ steps })}
      />
      <Switch
        label={t('catalogue.active')}
        checked={value.isActive}
        onChange={(event) => set({ isActive: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function RemoveService({ service, onRemoved }: { service: Service; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const name = useLabel()(service.name)
  const remove = useRemoveService(service.id, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('catalogue.removeTitle', { name })}
      text={t('catalogue.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {common('remove')}
    </ConfirmButton>
  )
}
