import { Alert, Checkbox, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '#contract/common.ts'
import type { Person } from '#contract/people.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { TimeZoneSelect } from '#web/session/index.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { EditableText } from '../parts/editable-text.tsx'
import { OrganizationPicker } from '../parts/organization-picker.tsx'
import { Card } from '../parts/profile-layout.tsx'
import { IdentityGroup } from './identities/identity-group.tsx'
import { useSavePerson } from './use-save-person.ts'

export function PersonProfile({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const { save, errors } = useSavePerson(person)
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const readOnly = !person.can.update
  return (
    <Card title={t('person.profile')} {...(readOnly ? {} : { hint: t('person.savedHint') })}>
      {errors.rest && (
        <Alert role="alert" color="red" variant="light">
          {errors.rest}
        </Alert>
      )}
      <EditableText
        label={t('person.name')}
        maxLength={120}
        readOnly={readOnly}
        value={person.name}
        onSave={(name) => save({ name })}
        check={(text) => (text.trim() === '' ? t('person.nameMissing') : undefined)}
        error={errors.of('name')}
      />
      <IdentityGroup person={person} kind="email" />
      <IdentityGroup person={person} kind="phone" />
      <Select
        label={t('person.language')}
        allowDeselect={false}
        readOnly={readOnly}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={person.language}
        onChange={(language) => isLanguage(language) && save({ language })}
      />
      <Checkbox
        label={t('person.deskZone')}
        disabled={readOnly}
        checked={person.timeZone === null}
        onChange={(event) => save({ timeZone: event.currentTarget.checked ? null : here })}
      />
      {person.timeZone !== null && (
        <TimeZoneSelect
          label={t('person.timeZone')}
          readOnly={readOnly}
          value={person.timeZone}
          onChange={(timeZone) => save({ timeZone })}
        />
      )}
      <OrganizationPicker
        label={t('person.organization')}
        readOnly={readOnly}
        value={person.organization}
        onChange={(organization) => save({ organization })}
        error={errors.of('organizationId')}
      />
      {readOnly ? (
        person.manager && <TextInput label={t('person.manager')} readOnly value={person.manager.name} />
      ) : (
        <PersonPicker
          label={t('person.manager')}
          description={t('person.managerHelp')}
          value={person.manager && { ...person.manager, email: null, role: 'requester' }}
          onChange={(manager) => save({ manager })}
          error={errors.of('managerId')}
        />
      )}
      <Switch
        label={t('person.vip')}
        description={t('person.vipHelp')}
        disabled={readOnly}
        checked={person.isVip}
        onChange={(event) => save({ isVip: event.currentTarget.checked })}
      />
      <Switch
        label={t('person.seesOrganization')}
        description={person.organization ? t('person.seesOrganizationHelp') : t('person.needsOrganization')}
        disabled={readOnly || person.organization === null}
        checked={person.seesOrganization}
        onChange={(event) => save({ seesOrganization: event.currentTarget.checked })}
      />
    </Card>
  )
}
