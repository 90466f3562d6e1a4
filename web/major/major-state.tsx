import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MajorState } from '#contract/major-incidents.ts'
import css from './major.module.css'

const icons = { on: IconAlertTriangle, over: IconClock, reviewed: IconCheck } as const

/** How far a major incident is; not by colour alone. */
export function MajorStatePill({ state }: { state: MajorState }) {
  const { t } = useTranslation('major')
  const Icon = icons[state]
  return (
    <span className={css['pill']} data-state={state}>
      <Icon size={13} stroke={2.2} aria-hidden />
      {t(`state.${state}`)}
    </span>
  )
}
