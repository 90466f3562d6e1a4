import { Alert, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Organization } from '#contract/structure.ts'
import { CheckedTags } from '#web/ui/checked-tags.tsx'
import { EditableText } from '../parts/editable-text.tsx'
import { Card } from '../parts/profile-layout.tsx'
import { domainOf, isDomain } from '../parts/valid.ts'
import { useSaveOrganization } from './use-save-organization.ts'

export function OrganizationProfile({ organization }: { organization: Organization }) {
  const { t } = useTranslation('customers')
  const { save, errors } = useSaveOrganization(organization)
  return (
    <Card title={t('organization.profile')} hint={t('person.savedHint')}>
      {errors.rest && (
        <Alert role="alert" color="red" variant="light">
          {errors.rest}
        </Alert>
      )}
      <EditableText
        label={t('organization.name')}
        maxLength={120}
        value={organization.name}
        onSave={(name) => save({ name })}
        check={(text) => (text.trim() === '' ? t('person.nameMissing') : undefined)}
        error={errors.of('name')}
      />
      <CheckedTags
        label={t('organization.domains')}
        description={t('organization.domainsHelp')}
        value={organization.domains}
        onChange={(domains) => save({ domains })}
        isValid={isDomain}
        tidy={domainOf}
        faultText={t('organization.domainInvalid')}
        error={errors.of('domains')}
      />
      <Switch
        label={t('organization.vip')}
        description={t('person.vipHelp')}
        checked={organization.isVip}
        onChange={(event) => save({ isVip: event.currentTarget.checked })}
      />
      <EditableText
        multiline
        label={t('organization.notes')}
        description={t('organization.notesHelp')}
        maxLength={10_000}
        value={organization.notes}
        onSave={(notes) => save({ notes })}
        error={errors.of('notes')}
      />
    </Card>
  )
}
