import { IconArrowRight, IconBellRinging, IconMoodSmile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { Failed } from '../frame/failed.tsx'
import { Link } from '../link.tsx'
import { ListSkeleton } from '../requests/list-skeleton.tsx'
import { recentRequestsQuery } from '../requests/queries.ts'
import { RequestList } from '../requests/request-list.tsx'
import css from './open-requests.module.css'

export function OpenRequests({ me }: { me: Me }) {
  const { t } = useTranslation('portal')
  return (
    <section aria-labelledby="open-requests">
      <div className={css['head']}>
        <h2 id="open-requests" className={css['title']}>
          {t('home.open')}
        </h2>
        <Link to="/requests" className={css['all']}>
          {t('home.all')}
          <IconArrowRight size={16} aria-hidden />
        </Link>
      </div>
      <Rows me={me} />
    </section>
  )
}

function Rows({ me }: { me: Me }) {
  const { t } = useTranslation('portal')
  const recent = useQuery(recentRequestsQuery(me))
  if (recent.isPending) return <ListSkeleton count={2} />
  if (recent.isError) return <Failed error={recent.error} onRetry={() => void recent.refetch()} />

  const { items } = recent.data
  const waiting = items.filter((ticket) => ticket.status === 'pending').length
  if (items.length === 0) {
    return (
      <p className={css['empty']}>
        <IconMoodSmile size={24} aria-hidden />
        <span>
          <strong>{t('home.empty')}</strong>
          {t('home.emptyText')}
        </span>
      </p>
    )
  }
  return (
    <>
      {waiting > 0 && (
        <p className={css['waiting']}>
          <IconBellRinging size={18} aria-hidden />
          {t('home.waiting', { count: waiting })}
        </p>
      )}
      <RequestList tickets={items} label={t('home.open')} />
    </>
  )
}
