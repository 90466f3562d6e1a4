import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { IncidentActs } from './incident-acts.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import css from './major.module.css'
import { MajorStatePill } from './major-state.tsx'
import { ofTicketQuery, useInLanguage } from './queries.ts'

/** On a ticket: the major incident that it is or was, with its review. */
export function MajorSection({ number }: { number: number }) {
  const { t } = useTranslation('major')
  const { data } = useQuery(ofTicketQuery(number))
  const words = useInLanguage()
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <h2 className={css['heading']}>{t('title')}</h2>
      {data.items.map((incident) => (
        <div key={incident.id} className={css['card']} data-state={incident.state}>
          <div className={css['head']}>
            <strong>{words(incident.title)}</strong>
            <MajorStatePill state={incident.state} />
          </div>
          <IncidentFacts incident={incident} />
          <IncidentActs incident={incident} />
        </div>
      ))}
    </section>
  )
}
