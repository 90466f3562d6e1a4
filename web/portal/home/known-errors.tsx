import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { api } from '../api.ts'
import css from './known-errors.module.css'

/** What is not solved yet, with the way around it: many need not ask. */
export function KnownErrors() {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const { dateTime } = useFormat()
  const { data } = useQuery({
    queryKey: ['known-errors'],
    queryFn: ({ signal }) => api.problems.knownErrors({ signal }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-labelledby="known-errors">
      <h2 id="known-errors" className="visually-hidden">
        {t('home.knownErrors')}
      </h2>
      <ul className={css['list']}>
        {data.items.map(({ number, title, workaround, since }) => (
          <li key={number} className={css['known']}>
            <IconAlertTriangle size={22} aria-hidden className={css['icon']} />
            <div className={css['words']}>
              <h3 className={css['title']}>{label(title)}</h3>
              <p className={css['notice']}>{label(workaround)}</p>
              <p className={css['since']}>{t('home.knownSince', { when: dateTime(since) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
