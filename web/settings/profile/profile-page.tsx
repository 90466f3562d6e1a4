import { useTranslation } from 'react-i18next'
import { AbsenceList } from '#web/duty/index.ts'
import { useMe } from '#web/lib/me.ts'
import { Page } from '#web/ui/page.tsx'
import { FormSection } from '../parts/form-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileForm } from './profile-form.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'

export function ProfilePage() {
  const { t } = useTranslation('settings')
  return (
    <Page title={t('section.profile')} lead={t('section.profile.lead')}>
      <ProfileForm />
      <AbsenceSection />
      <PasswordSection />
      <SecondFactorSection />
    </Page>
  )
}

/** Saved by itself: it is no part of the profile's form. */
function AbsenceSection() {
  const { t } = useTranslation('duty')
  const { id, name, email } = useMe()
  return (
    <FormSection title={t('absences')} text={t('absences.text')}>
      <AbsenceList person={{ id, name, email, role: 'agent' }} />
    </FormSection>
  )
}
