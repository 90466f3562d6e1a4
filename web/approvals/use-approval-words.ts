import { useTranslation } from 'react-i18next'
import type { ApproverChoice } from '#contract/approval-flows.ts'
import type { Approval } from '#contract/approvals.ts'
import { localeFor } from '#web/lib/format.ts'

/** How approvals are said in the reader's language. */
export function useApprovalWords() {
  const { t, i18n } = useTranslation('approvals')
  return {
    /** In the reader's language, or in the other one. */
    question: ({ es, en }: Approval['question']) => {
      const [own, other] = i18n.language === 'en' ? [en, es] : [es, en]
      return own === '' ? other : own
    },
    money: (amount: number, currency: string) =>
      new Intl.NumberFormat(localeFor(i18n.language), { style: 'currency', currency }).format(amount),
    who: (who: ApproverChoice, names: { people: string; team: string | null }) => {
      if (who.kind === 'manager') return t('who.manager')
      if (who.kind === 'people') return names.people === '' ? t('who.nobody') : names.people
      return t(`who.${who.only}`, { team: names.team ?? t('who.goneTeam') })
    },
  }
}
