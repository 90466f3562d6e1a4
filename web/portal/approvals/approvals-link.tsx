import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from '../link.tsx'
import { approvalsQuery } from './queries.ts'

/** Leads to what waits for the own decision, as long as there is any. */
export function ApprovalsLink({ className }: { className: string | undefined }) {
  const { t } = useTranslation('portal')
  const { data = [] } = useQuery(approvalsQuery('pending'))
  if (data.length === 0) return null
  return (
    <Link to="/approvals" className={className}>
      {t('approvals.nav', { count: data.length })}
    </Link>
  )
}
