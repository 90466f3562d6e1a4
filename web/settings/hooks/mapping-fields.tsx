import { Checkbox, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HookMapping } from '#contract/hooks.ts'
import { ticketType } from '#contract/tickets.ts'
import { useTeams } from '#web/tickets/index.ts'
import { LevelSelect } from '../parts/level-select.tsx'
import { LevelsField } from './levels-field.tsx'
import { OwnFieldsField } from './own-fields-field.tsx'
import { TestField } from './test-field.tsx'

interface Props {
  mapping: HookMapping
  /** Whether it was tried to save: only then is told what is missing. */
  isTried: boolean
  errorOf: (field: string) => string | undefined
  onChange: (part: Partial<HookMapping>) => void
}

export function MappingFields({ mapping, isTried, errorOf, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const teams = useTeams()
  const text = (field: 'subject' | 'requesterEmail' | 'requesterName' | 'key') => ({
    value: mapping[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  })
  const isEmailMissing = isTried && mapping.requesterEmail.trim() === ''
  const isKeyMissing = isTried && mapping.solvedWhen !== null && mapping.key.trim() === ''
  return (
    <>
      <TextInput
        label={t('hooks.subject')}
        description={t('hooks.mappingHint', { example: '{{alert.host}}', interpolation: { skipOnVariables: true } })}
        maxLength={300}
        {...text('subject')}
      />
      <Textarea
        label={t('hooks.text')}
        description={t('hooks.textHint')}
        autosize
        minRows={2}
        maxRows={10}
        value={mapping.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={errorOf('text')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          label={t('hooks.requesterEmail')}
          description={t('hooks.requesterEmailHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={254}
          {...text('requesterEmail')}
          error={isEmailMissing ? t('hooks.emailMissing') : errorOf('requesterEmail')}
        />
        <TextInput label={t('hooks.requesterName')} maxLength={120} {...text('requesterName')} />
        <Select
          label={t('hooks.type')}
          allowDeselect={false}
          data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
          value={mapping.type}
          onChange={(next) => onChange({ type: ticketType.options.find((one) => one === next) ?? mapping.type })}
        />
        <Select
          label={t('hooks.team')}
          placeholder={t('hooks.teamDefault')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={mapping.teamId}
          onChange={(teamId) => onChange({ teamId })}
          error={errorOf('teamId')}
        />
        <LevelSelect kind="impact" value={mapping.impact} onChange={(impact) => onChange({ impact })} />
        <LevelSelect kind="urgency" value={mapping.urgency} onChange={(urgency) => onChange({ urgency })} />
      </SimpleGrid>
      <LevelsField value={mapping.levels} isTried={isTried} onChange={(levels) => onChange({ levels })} />
      <TagsInput
        label={t('hooks.tags')}
        acceptValueOnBlur
        maxTags={20}
        value={mapping.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <OwnFieldsField
        value={mapping.fields}
        isTried={isTried}
        errorOf={errorOf}
        onChange={(fields) => onChange({ fields })}
      />
      <TextInput
        label={t('hooks.key')}
        description={t('hooks.keyHint')}
        maxLength={300}
        {...text('key')}
        error={isKeyMissing ? t('hooks.keyMissing') : errorOf('key')}
      />
      <TestField
        label={t('hooks.solvedWhen')}
        hint={t('hooks.solvedWhenHint')}
        value={mapping.solvedWhen}
        isTried={isTried}
        onChange={(solvedWhen) => onChange({ solvedWhen })}
      />
      <TestField
        label={t('hooks.onlyWhen')}
        value={mapping.onlyWhen}
        isTried={isTried}
        onChange={(onlyWhen) => onChange({ onlyWhen })}
      />
      <Checkbox
        label={t('hooks.isFromMachine')}
        description={t('hooks.isFromMachineHint')}
        checked={mapping.isFromMachine}
        onChange={(event) => onChange({ isFromMachine: event.currentTarget.checked })}
      />
    </>
  )
}
