import { IconHourglassEmpty, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/approval-votes.ts'
import { CaseView } from '#web/approvals/case-view.tsx'
import { DecisionForm } from '#web/approvals/decision-form.tsx'
import { useApprovalWords } from '#web/approvals/use-approval-words.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useDecisionSearch, useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Card, Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import css from './approvals.module.css'

/** What was pressed in the mail counts only once it is confirmed here: mail scanners open links, too. */
export function MailedPage() {
  const token = useTokenParam()
  const chosen = useDecisionSearch()
  const { t } = useTranslation('portal')
  const { t: words } = useTranslation('approvals')
  const { question } = useApprovalWords()
  useDocumentTitle(t('approvals.title'))
  const invitation = useQuery({
    queryKey: [...keys.ownApprovals, 'by-link', token],
    queryFn: () => api.approvalVotes.invitation({ params: { token } }),
    refetchOnWindowFocus: false,
  })
  const confirm = useMutation({
    mutationFn: (body: Decision) => api.approvalVotes.confirm({ params: { token }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.ownApprovals, refetchType: 'none' }),
  })

  if (invitation.isPending) return <PageSkeleton />
  if (invitation.isError) return <NoInvitation error={invitation.error} onRetry={() => void invitation.refetch()} />
  if (confirm.isSuccess) return <Done decision={confirm.variables.decision} />

  const asked = invitation.data
  if (!asked.can.decide) {
    return (
      <Notice
        icon={<IconRosetteDiscountCheck size={30} />}
        title={t('approvals.over')}
        text={t('approvals.overText', { outcome: words(`outcome.${asked.state}`) })}
        action={<LinkButton to="/">{t('notFound.home')}</LinkButton>}
      />
    )
  }
  return (
    <Column>
      <Card>
        <div className={css['page']}>
          <Heading
            title={question(asked.question)}
            lead={t('approvals.for', { name: asked.decider, desk: asked.deskName })}
          />
          <CaseView asked={asked} />
          <DecisionForm
            chosen={chosen}
            isPending={confirm.isPending}
            error={confirm.error}
            onDecide={(given) => confirm.mutate(given)}
          />
        </div>
      </Card>
    </Column>
  )
}

function Done({ decision }: { decision: Decision['decision'] }) {
  const { t } = useTranslation('portal')
  return (
    <div role="status">
      <Notice
        tone="good"
        icon={<IconRosetteDiscountCheck size={32} />}
        title={t(`approvals.${decision}`)}
        text={t('approvals.doneText')}
        action={<LinkButton to="/">{t('notFound.home')}</LinkButton>}
      />
    </div>
  )
}

function NoInvitation({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('portal')
  if (error instanceof ApiError && error.code === 'link_expired') {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('approvals.expired')}
        text={t('approvals.expiredText')}
        action={<LinkButton to="/approvals">{t('approvals.title')}</LinkButton>}
      />
    )
  }
  return (
    <Column>
      <Failed error={error} onRetry={onRetry} />
    </Column>
  )
}
