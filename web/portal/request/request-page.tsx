import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useFlagSearch, useNumberParam } from '../address.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { Notice } from '../frame/notice.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import { useVisitor } from '../visitor.ts'
import { requestQuery } from './queries.ts'
import { RequestView } from './request-view.tsx'

interface Props {
  number: number
  /** It has just been sent. */
  isNew: boolean
  visitor: Me
}

export function RequestPage() {
  const visitor = useVisitor()
  const number = useNumberParam()
  const isNew = useFlagSearch('sent')
  if (number === undefined) return <NotFound />
  return visitor ? <Loaded key={number} number={number} isNew={isNew} visitor={visitor} /> : <SignInFirst />
}

function Loaded({ number, isNew, visitor }: Props) {
  const { t } = useTranslation('portal')
  const request = useQuery(requestQuery(number))
  useDocumentTitle(request.data?.subject ?? t('request.number', { number }))

  if (request.data) return <RequestView ticket={request.data} visitor={visitor} isNew={isNew} />
  if (request.isPending) return <PageSkeleton />
  if (request.error instanceof ApiError && request.error.code === 'not_found') {
    return (
      <Notice
        icon={<IconLock size={30} />}
        title={t('request.notFound')}
        text={t('request.notFoundText')}
        action={
          visitor.role === 'guest' ? (
            <LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>
          ) : (
            <LinkButton to="/requests">{t('nav.requests')}</LinkButton>
          )
        }
      />
    )
  }
  return (
    <Column>
      <Failed error={request.error} onRetry={() => void request.refetch()} />
    </Column>
  )
}
