import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApprovalCase, Decision } from '#contract/approval-votes.ts'
import { CaseView } from '#web/approvals/case-view.tsx'
import { DecisionForm } from '#web/approvals/decision-form.tsx'
import { OutcomePill } from '#web/approvals/outcome-pill.tsx'
import { useApprovalWords } from '#web/approvals/use-approval-words.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useIdParam } from '../address.ts'
import { api } from '../api.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Card, Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import { showSuccess } from '../frame/toast.ts'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './approvals.module.css'
import { PassOn } from './pass-on.tsx'
import { approvalQuery } from './queries.ts'

/** One thing that a requester is asked to approve. */
export function ApprovalPage() {
  const { t } = useTranslation('portal')
  const visitor = useVisitor()
  useDocumentTitle(t('approvals.title'))
  return isPerson(visitor) ? <Approval /> : <SignInFirst />
}

function Approval() {
  const query = useQuery(approvalQuery(useIdParam()))
  if (query.isPending) return <PageSkeleton />
  if (query.isError) {
    return (
      <Column>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Column>
    )
  }
  return <Whole asked={query.data} />
}

function Whole({ asked }: { asked: ApprovalCase }) {
  const { t } = useTranslation('portal')
  const { t: words } = useTranslation('approvals')
  const { question } = useApprovalWords()
  const decide = useMutation({
    mutationFn: (body: Decision) => api.approvalVotes.decide({ params: { id: asked.id }, body }),
    onSuccess: (_, { decision }) => showSuccess(words(decision)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.ownApprovals }),
  })
  return (
    <Column>
      <Card>
        <div className={css['page']}>
          <Heading title={question(asked.question)} />
          {!asked.can.decide && (
            <div>
              <OutcomePill state={asked.ownState === 'skipped' ? asked.state : asked.ownState} />
            </div>
          )}
          <CaseView asked={asked} />
          {asked.can.decide && (
            <>
              <DecisionForm
                isPending={decide.isPending}
                error={decide.error}
                onDecide={(given) => decide.mutate(given)}
              />
              <PassOn id={asked.id} />
            </>
          )}
          <div>
            <LinkButton to="/approvals" variant="subtle">
              {t('approvals.back')}
            </LinkButton>
          </div>
        </div>
      </Card>
    </Column>
  )
}
