import { useTranslation } from 'react-i18next'
import css from './shell-skeleton.module.css'

/** The outline of the shell while it is not known who is here. */
export function ShellSkeleton() {
  const { t } = useTranslation('common')
  return (
    <main className={css.shell} aria-busy>
      <span className="visually-hidden" role="status">
        {t('loading')}
      </span>
      <div className={css.rail} />
      <div className={css.side} />
      <div className={css.list} />
      <div />
    </main>
  )
}
