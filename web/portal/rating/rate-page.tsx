import { IconHeartHandshake, IconHourglassEmpty } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useNumberSearch, useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Card, Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import type { Given } from './given.ts'
import css from './rate-page.module.css'
import { RatingForm } from './rating-form.tsx'
import { asScore } from './score-choice.tsx'

/** The score that was pressed in the mail counts only once it is confirmed here. */
export function RatePage() {
  const token = useTokenParam()
  const score = useNumberSearch('score')
  const { t } = useTranslation('portal')
  const format = useFormat()
  useDocumentTitle(t('rate.title'))
  const invitation = useQuery({
    queryKey: [...keys.ratings, 'by-link', token],
    queryFn: () => api.ratings.invitation({ params: { token } }),
    refetchOnWindowFocus: false,
  })
  const confirm = useMutation({
    mutationFn: (rating: Given) => api.ratings.confirm({ params: { token }, body: rating }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.ratings, refetchType: 'none' }),
  })

  if (invitation.isPending) return <PageSkeleton />
  if (invitation.isError) return <NoInvitation error={invitation.error} onRetry={() => void invitation.refetch()} />
  if (confirm.isSuccess) return <Thanks />

  const { number, subject, rating } = invitation.data
  return (
    <Column>
      <Card>
        <div className={css['page']}>
          <Heading title={t('rate.title')} lead={t('rate.about', { number, subject })} />
          {rating && <p className={css['already']}>{t('rate.already', { date: format.date(rating.ratedAt) })}</p>}
          <RatingForm
            legend={t('rate.title')}
            score={asScore(score ?? rating?.score)}
            earlier={rating}
            isPending={confirm.isPending}
            error={confirm.error}
            onSend={(given) => confirm.mutate(given)}
          />
        </div>
      </Card>
    </Column>
  )
}

function Thanks() {
  const { t } = useTranslation('portal')
  return (
    <div role="status">
      <Notice
        tone="good"
        icon={<IconHeartHandshake size={32} />}
        title={t('rate.thanks')}
        text={t('rate.thanksText')}
        action={<LinkButton to="/">{t('notFound.home')}</LinkButton>}
      />
    </div>
  )
}

function NoInvitation({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('portal')
  if (error instanceof ApiError && (error.code === 'link_expired' || error.code === 'not_found')) {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('rate.expired')}
        text={t('rate.expiredText')}
        action={<LinkButton to="/requests">{t('nav.requests')}</LinkButton>}
      />
    )
  }
  return (
    <Column>
      <Failed error={error} onRetry={onRetry} />
    </Column>
  )
}
