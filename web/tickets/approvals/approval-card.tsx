import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Approval, ApprovalVote, AskedStep } from '#contract/approvals.ts'
import { OutcomePill, useApprovalWords } from '#web/approvals/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { useMoment } from '../use-moment.ts'
import css from './approvals.module.css'
import type { ApprovalActs } from './use-approvals.ts'

interface Props {
  approval: Approval
  acts: ApprovalActs
  canChange: boolean
}

export function ApprovalCard({ approval, acts, canChange }: Props) {
  const { t } = useTranslation('tickets')
  const { question, money } = useApprovalWords()
  const moment = useMoment()
  const { flow, amount, currency, askedBy, createdAt, steps, can } = approval
  const when = moment(createdAt)
  const by = askedBy === null ? t('approvals.byRule', { when }) : t('approvals.by', { name: askedBy.name, when })
  const asks = question(approval.question)
  return (
    <article className={css['card']} aria-label={flow?.name ?? asks}>
      <div className={css['head']}>
        <span className={css['name']}>{flow?.name ?? asks}</span>
        <OutcomePill state={approval.state} />
      </div>
      {flow !== null && <p className={css['quiet']}>{asks}</p>}
      <p className={css['quiet']}>{[amount === null ? '' : money(amount, currency), by].filter(Boolean).join(' · ')}</p>
      <ol className={css['steps']}>
        {steps.map((step, index) => (
          <Step key={step.id} step={step} position={index + 1} isOnly={steps.length === 1} />
        ))}
      </ol>
      {canChange && can.withdraw && (
        <div className={css['acts']}>
          <Button
            size="compact-xs"
            variant="default"
            loading={acts.remind.isPending}
            onClick={() => acts.remind.mutate(approval.id)}
          >
            {t('approvals.remind')}
          </Button>
          <ConfirmButton
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={acts.withdraw.isPending}
            title={t('approvals.withdrawTitle')}
            text={t('approvals.withdrawText')}
            confirmLabel={t('approvals.withdraw')}
            onConfirm={() => acts.withdraw.mutate(approval.id)}
          >
            {t('approvals.withdraw')}
          </ConfirmButton>
        </div>
      )}
    </article>
  )
}

function Step({ step, position, isOnly }: { step: AskedStep; position: number; isOnly: boolean }) {
  const { t } = useTranslation('tickets')
  const { t: words } = useTranslation('approvals')
  const { who } = useApprovalWords()
  const { list } = useFormat()
  const moment = useMoment()
  const asked = step.votes.filter(({ skipReason }) => skipReason === null || skipReason === 'settled').length
  const name = who(step.who, { people: list(step.people), team: step.team })
  const state =
    step.state === 'waiting'
      ? t('approvals.stepWaiting')
      : step.state === 'not_needed'
        ? t('approvals.stepNotNeeded')
        : step.quorum !== null && step.quorum < asked
          ? words('quorum.of', { needed: step.quorum, count: asked })
          : ''
  const until = step.state === 'pending' && step.expiresAt !== null
  const facts = [state, until ? t('approvals.expires', { when: moment(step.expiresAt ?? '') }) : '']
  const isNamed = step.who.kind !== 'people' || step.votes.length === 0 || !isOnly
  return (
    <li>
      {isNamed && <p className={css['stepName']}>{isOnly ? name : t('approvals.step', { position, who: name })}</p>}
      {facts.some(Boolean) && <p className={css['quiet']}>{facts.filter(Boolean).join(' · ')}</p>}
      <ul className={css['votes']}>
        {step.votes.map((vote) => (
          <Vote key={vote.id} vote={vote} />
        ))}
      </ul>
    </li>
  )
}

/** Whose word it is and who gives it, with what was said. */
function Vote({ vote }: { vote: ApprovalVote }) {
  const { t } = useTranslation('tickets')
  const { approver, decider, decidedBy, skipReason, state, comment } = vote
  const by = decidedBy ?? decider
  return (
    <li className={css['vote']}>
      <span>
        {by.id === approver.id ? approver.name : t('approvals.voteFor', { name: by.name, other: approver.name })}
      </span>
      {skipReason === null ? (
        <OutcomePill state={state} />
      ) : (
        <span className={css['quiet']}>{t(`approvals.skip.${skipReason}`)}</span>
      )}
      {comment !== '' && <p className={css['comment']}>{comment}</p>}
    </li>
  )
}
