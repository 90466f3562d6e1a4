import { IconBan, IconCheck, IconClock, IconClockX, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ApprovalState, VoteState } from '#contract/approvals.ts'
import css from './outcome-pill.module.css'

const icons = {
  pending: IconClock,
  approved: IconCheck,
  rejected: IconX,
  expired: IconClockX,
  withdrawn: IconBan,
  skipped: IconMinus,
} as const

/** Where a request, or one word on it, stands; not by colour alone. */
export function OutcomePill({ state }: { state: ApprovalState | VoteState }) {
  const { t } = useTranslation('approvals')
  const Icon = icons[state]
  return (
    <span className={css['pill']} data-state={state}>
      <Icon size={13} stroke={2.2} aria-hidden />
      {t(`outcome.${state}`)}
    </span>
  )
}
