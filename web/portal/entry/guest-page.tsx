import { IconHourglassEmpty } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import { useGo } from '../link.tsx'
import { welcome } from '../visitor.ts'

/** Opens the one request of a mailed link. The link works again and again, so opening it needs no press. */
export function GuestPage() {
  const token = useTokenParam()
  const { t } = useTranslation('portal')
  const go = useGo()
  useDocumentTitle(t('guest.opening'))
  const opened = useQuery({
    // Beginning with `me`, it survives that the answers of whoever was here before are forgotten.
    queryKey: ['me', 'guest-link', token],
    queryFn: () => api.sessions.openGuestLink({ body: { token } }),
    staleTime: 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const me = opened.data

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is drawn anew
  useEffect(() => {
    if (!me) return
    void welcome(me).then(() =>
      me.guestTicket === null
        ? go('/requests', { replace: true })
        : go('/requests/$number', { params: { number: String(me.guestTicket) }, replace: true }),
    )
  }, [me])

  if (!opened.isError) return <PageSkeleton />
  if (opened.error instanceof ApiError && ['link_expired', 'invalid'].includes(opened.error.code)) {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('guest.expired')}
        text={t('guest.expiredText')}
        action={<LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>}
      />
    )
  }
  return (
    <Column>
      <Failed error={opened.error} onRetry={() => void opened.refetch()} />
    </Column>
  )
}
