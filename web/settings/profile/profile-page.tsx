import { useTranslation } from 'react-i18next'
import { Page } from '#web/ui/page.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileForm } from './profile-form.tsx'

export function ProfilePage() {
  const { t } = useTranslation('settings')
  return (
    <Page title={t('section.profile')} lead={t('section.profile.lead')}>
      <ProfileForm />
      <PasswordSection />
    </Page>
  )
}
