import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InBothLanguages } from '#contract/major-incidents.ts'
import { useFormat } from '#web/lib/format.ts'
import { api } from '../api.ts'
import css from './outages.module.css'

/** What the desk knows does not work: nobody needs to write what is known already. */
export function Outages() {
  const { t, i18n } = useTranslation('portal')
  const { dateTime } = useFormat()
  const { data } = useQuery({
    queryKey: ['outages'],
    queryFn: ({ signal }) => api.majorIncidents.outages({ signal }),
  })
  const words = ({ es, en }: InBothLanguages) => (i18n.language.startsWith('en') ? en || es : es || en)
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t('home.outages')}>
      <ul className={css['list']}>
        {data.items.map(({ id, title, notice, since }) => (
          <li key={id} className={css['outage']}>
            <IconAlertTriangle size={22} aria-hidden />
            <div className={css['words']}>
              <h2 className={css['title']}>{words(title)}</h2>
              {words(notice) !== '' && <p className={css['notice']}>{words(notice)}</p>}
              <p className={css['since']}>{t('home.outageSince', { when: dateTime(since) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
