import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DaysInput } from '../parts/days-input.tsx'
import { FormSection } from '../parts/form-section.tsx'
import type { DeskFieldsProps } from './fields.ts'

const switches = ['acknowledges', 'acceptsStrangers', 'quotesHistory', 'agentsNeedSecondFactor'] as const

export function BehaviourFields({ value, onChange, errorOf }: DeskFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <FormSection title={t('desk.behaviour')} text={t('desk.behaviourText')}>
      <DaysInput
        label={t('desk.closeAfterDays')}
        description={t('desk.closeAfterDaysHelp')}
        min={1}
        max={365}
        value={value.closeAfterDays}
        onChange={(closeAfterDays) => onChange({ closeAfterDays })}
        error={errorOf('closeAfterDays')}
      />
      {switches.map((field) => (
        <Switch
          key={field}
          label={t(`desk.${field}`)}
          description={t(`desk.${field}Help`)}
          checked={value[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.checked })}
        />
      ))}
    </FormSection>
  )
}
