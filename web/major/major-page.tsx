import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { majorState } from '#contract/major-incidents.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { IncidentActs } from './incident-acts.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import css from './major.module.css'
import { MajorStatePill } from './major-state.tsx'
import { incidentsQuery, useInLanguage } from './queries.ts'

/** All major incidents in reach: what goes on, what is to be reviewed, what was learnt. */
export function MajorPage() {
  const { t } = useTranslation('major')
  const words = useInLanguage()
  const [shown, setShown] = useState('all')
  const query = useInfiniteQuery(incidentsQuery(majorState.safeParse(shown).data))
  const choices = ['all', ...majorState.options] as const
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <SegmentedControl
        mb="md"
        aria-label={t('list.show')}
        data={choices.map((value) => ({ value, label: value === 'all' ? t('list.all') : t(`state.${value}`) }))}
        value={shown}
        onChange={setShown}
      />
      <Loading query={query}>
        {(incidents) =>
          incidents.length === 0 ? (
            <EmptyState
              icon={<IconAlertTriangle size={28} stroke={1.6} />}
              title={t('list.none')}
              text={t('list.noneText')}
            />
          ) : (
            <ul className={css['list']}>
              {incidents.map((incident) => (
                <li key={incident.id} className={css['card']} data-state={incident.state}>
                  <div className={css['head']}>
                    <h2 className={css['name']}>{words(incident.title)}</h2>
                    <MajorStatePill state={incident.state} />
                    <Link to="/tickets/$number" params={{ number: String(incident.ticket.number) }}>
                      {t('list.open', { number: incident.ticket.number })}
                    </Link>
                  </div>
                  <IncidentFacts incident={incident} />
                  <IncidentActs incident={incident} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {query.hasNextPage && (
        <Button mt="md" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  )
}
