import { useTranslation } from 'react-i18next'
import css from './vip-mark.module.css'

/** Beside the name of somebody who comes first. */
export function VipMark() {
  const { t } = useTranslation('common')
  return <span className={css.vip}>{t('vip')}</span>
}
