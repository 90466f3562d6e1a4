import { useTranslation } from 'react-i18next'
import type { SetupFaults, SetupField } from './setup-faults.ts'

/** Says what is wrong with a field and how to mend it; undefined when nothing is. */
export function useFaultWords(faults: SetupFaults): (field: SetupField) => string | undefined {
  const { t } = useTranslation('session')
  return (field) => {
    const fault = faults[field]
    if (fault === undefined) return undefined
    if (typeof fault === 'object') return fault.said
    switch (field) {
      case 'deskName':
        return t('setup.desk.nameMissing')
      case 'administratorName':
        return t('setup.administrator.nameMissing')
      case 'inboxName':
        return t('setup.inbox.nameMissing')
      case 'password':
        return fault === 'refused' ? t('password.refused') : t('password.invalid')
      default:
        return fault === 'taken' ? t('setup.inbox.addressTaken') : t('email.invalid')
    }
  }
}
