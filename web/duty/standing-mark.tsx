import { useTranslation } from 'react-i18next'
import type { Agent } from '#contract/duty.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './duty.module.css'

type Standing = Pick<Agent, 'standing' | 'awayUntil' | 'substitute'>

/** How it is with somebody: a dot, and the words beside it. */
export function StandingMark({ agent, short = false }: { agent: Standing; short?: boolean }) {
  const { t } = useTranslation('duty')
  const words = useStandingWords()
  return (
    <span className={css.standing}>
      <StandingDot standing={agent.standing} />
      {short ? t(`state.${agent.standing}`) : words(agent)}
    </span>
  )
}

/** Beside words that say it. */
export function StandingDot({ standing }: Pick<Agent, 'standing'>) {
  return <span className={css.dot} data-standing={standing} aria-hidden />
}

export function useStandingWords(): (agent: Standing) => string {
  const { t } = useTranslation('duty')
  const { smart } = useFormat()
  return ({ standing, awayUntil, substitute }) => {
    const state = t(`state.${standing}`)
    if (awayUntil === null) return state
    const when = smart(awayUntil)
    return substitute === null
      ? t('state.until', { state, when })
      : t('state.for', { state, when, name: substitute.name })
  }
}
