import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { RememberedBrowsers } from './remembered-browsers.tsx'
import { SessionRow } from './session-row.tsx'
import { useEndSessions } from './use-end-sessions.ts'

export function SessionsPage() {
  const { t } = useTranslation('settings')
  const sessions = useQuery({ queryKey: keys.sessions, queryFn: ({ signal }) => api.sessions.sessions({ signal }) })
  const others = sessions.data?.items.filter((session) => !session.isCurrent) ?? []
  const endAll = useEndSessions(t('sessions.othersEnded'))
  return (
    <Page
      title={t('section.sessions')}
      lead={t('section.sessions.lead')}
      actions={
        others.length > 0 && (
          <ConfirmButton
            loading={endAll.isPending}
            title={t('sessions.endOthersTitle')}
            text={t('sessions.endOthersText')}
            confirmLabel={t('sessions.endOthers')}
            onConfirm={() => endAll.mutate(others.map((session) => session.id))}
          >
            {t('sessions.endOthers')}
          </ConfirmButton>
        )
      }
    >
      <Loading query={sessions}>
        {({ items }) => (
          <>
            <ul className={rows.rows}>
              {items.map((session) => (
                <li key={session.id} className={rows.row}>
                  <SessionRow session={session} />
                </li>
              ))}
            </ul>
            {others.length === 0 && <p className={rows.more}>{t('sessions.onlyThis')}</p>}
          </>
        )}
      </Loading>
      <RememberedBrowsers />
    </Page>
  )
}
