import { useTranslation } from 'react-i18next'
import type { MailFault } from '#contract/mail-accounts.ts'
import css from './fault-text.module.css'

interface Props {
  fault: MailFault
  /** What the other side said. */
  detail: string | null
}

/** Which step failed, what to do, and the server's own words. */
export function FaultText({ fault, detail }: Props) {
  const { t } = useTranslation('receiving')
  return (
    <div className={css.fault}>
      <p>
        <strong>{t(`fault.${fault}`)}</strong> {t(`todo.${fault}`)}
      </p>
      {detail && (
        <p className={css.detail}>{t('serverSaid', { text: detail, interpolation: { escapeValue: false } })}</p>
      )}
    </div>
  )
}
