import { IconTool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { api } from '../api.ts'
import css from './known-errors.module.css'

/** What is not solved yet, with the way around it: many need not ask. */
export function KnownErrors() {
  const { t } = useTranslation('portal')
  const { dateTime } = useFormat()
  const { data } = useQuery({
    queryKey: ['known-errors'],
    queryFn: ({ signal }) => api.problems.knownErrors({ signal }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t('home.knownErrors')}>
      <ul className={css['list']}>
        {data.items.map(({ number, title, workaround, since }) => (
          <li key={number} className={css['known']}>
            <IconTool size={22} aria-hidden />
            <div className={css['words']}>
              <h2 className={css['title']}>{title}</h2>
              <p className={css['notice']}>{workaround}</p>
              <p className={css['since']}>{t('home.knownSince', { when: dateTime(since) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
