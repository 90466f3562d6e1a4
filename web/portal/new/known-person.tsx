import { useTranslation } from 'react-i18next'
import { Link } from '../link.tsx'
import css from './new-form.module.css'

export function KnownPerson() {
  const { t } = useTranslation('portal')
  return (
    <p className={css['known']}>
      <span>{t('new.known')}</span>
      <Link to="/sign-in">{t('new.knownSignIn')}</Link>
    </p>
  )
}
