import { useTranslation } from 'react-i18next'
import { useApprovalWords } from '#web/approvals/index.ts'
import { useFormat } from '#web/lib/format.ts'
import type { ApprovalChange } from './approval-change.ts'

const skips = ['inactive', 'own', 'same_decider'] as const
const outcomes = ['approved', 'rejected', 'expired', 'withdrawn'] as const

/** Says what the history tells of an approval. */
export function useApprovalSentence(): (change: ApprovalChange, who: string) => string {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const { money } = useApprovalWords()

  return ({ name, act }, who) => {
    switch (act.kind) {
      case 'requested':
        return act.amount === null
          ? t('event.approval.requested', { who, name })
          : t('event.approval.requestedAmount', { who, name, amount: amountIn(act.amount) })
      case 'decided':
        return decidedSentence(act, who, name)
      case 'expired':
        return t(act.isEmpty ? 'event.approval.nobody' : 'event.approval.expired', { name })
      case 'withdrawn':
        return t('event.approval.withdrawn', { who, name })
      case 'passedOn':
        return t('event.approval.passedOn', { who, name, from: act.from, to: act.to })
      case 'skipped': {
        const reason = skips.find((one) => one === act.reason) ?? 'inactive'
        return t(`event.approval.skipped.${reason}`, { person: act.person, name })
      }
      case 'reminded':
        return t('event.approval.reminded', { who, name, people: list(act.people) })
    }
  }

  function decidedSentence(act: Extract<ApprovalChange['act'], { kind: 'decided' }>, who: string, name: string) {
    if (act.decision === null) return t('event.approval.noStep', { name })
    const said = act.decision === 'approved' ? 'approved' : 'rejected'
    const what =
      act.other === null
        ? t(`event.approval.${said}`, { who, name })
        : t(`event.approval.${said}For`, { who, name, other: act.other })
    const ended = outcomes.find((one) => one === act.outcome)
    const whole = ended === undefined ? what : t(`event.approval.ended.${ended}`, { what })
    return act.comment === null ? whole : t('event.approval.withComment', { what: whole, comment: act.comment })
  }

  /** Kept as `1200.00 EUR`. */
  function amountIn(kept: string): string {
    const [amount = '', currency = ''] = kept.split(' ')
    return currency === '' ? kept : money(Number(amount), currency)
  }
}
