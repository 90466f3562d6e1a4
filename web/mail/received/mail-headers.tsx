import { useTranslation } from 'react-i18next'
import css from './mail-detail.module.css'
import type { WholeMail } from './mail-detail.tsx'

export function MailHeaders({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation('mail')
  if (mail.headers.length === 0) return <p className={css.note}>{t('detail.noHeaders')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={css.raw} tabIndex={0} role="region" aria-label={t('detail.headers')}>
      <dl className={css.headers}>
        {mail.headers.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers repeat, and their order is theirs
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
