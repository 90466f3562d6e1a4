import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormSection } from '../parts/form-section.tsx'

interface Props {
  isNotifiedByMail: boolean
  onChange: (part: { isNotifiedByMail: boolean }) => void
}

/** What an agent is mailed about. */
export function NotificationFields({ isNotifiedByMail, onChange }: Props) {
  const { t } = useTranslation('settings')
  return (
    <FormSection title={t('profile.notifications')} text={t('profile.notificationsText')}>
      <Switch
        label={t('profile.byMail')}
        description={t('profile.byMailHelp')}
        checked={isNotifiedByMail}
        onChange={(event) => onChange({ isNotifiedByMail: event.currentTarget.checked })}
      />
    </FormSection>
  )
}
