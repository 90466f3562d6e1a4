import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { Loading } from '#web/ui/loading.tsx'
import { remoteSessionQuery } from '../queries.ts'
import { AskedView } from './asked-view.tsx'
import { LiveView } from './live-view.tsx'
import { OverView } from './over-view.tsx'
import css from './session.module.css'

/** A remote session: the wait for consent, the machine itself, and afterwards what is left of it. */
export function SessionPage({ number, id }: { number: number; id: string }) {
  const { t } = useTranslation('remote')
  const me = useMe()
  const query = useQuery(remoteSessionQuery(number, id))
  useDocumentTitle(t('pageTitle', { number }))
  return (
    <div className={css['page']}>
      <h1 className="visually-hidden">{t('pageTitle', { number })}</h1>
      <Loading query={query}>
        {(session) => {
          if (session.dueAt === null) return <OverView session={session} />
          if (session.state === 'asked' || session.askedBy.id !== me.id) return <AskedView session={session} />
          return <LiveView session={session} />
        }}
      </Loading>
    </div>
  )
}
