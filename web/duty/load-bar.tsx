import { useTranslation } from 'react-i18next'
import type { Agent } from '#contract/duty.ts'
import css from './load-bar.module.css'

/** How much of what somebody can carry is taken. */
export function LoadBar({ agent: { person, load, capacity } }: { agent: Agent }) {
  const { t } = useTranslation('duty')
  const part = capacity === 0 ? 1 : Math.min(1, load / capacity)
  return (
    <span className={css.load}>
      <span
        className={css.track}
        role="meter"
        aria-label={t('load.of', { name: person.name, load, capacity })}
        aria-valuemin={0}
        aria-valuemax={Math.max(capacity, load)}
        aria-valuenow={load}
      >
        <span
          className={css.bar}
          data-level={load > capacity ? 'over' : load === capacity ? 'full' : 'room'}
          style={{ inlineSize: `${part * 100}%` }}
        />
      </span>
      <span className={css.words}>{t('load', { load, capacity })}</span>
    </span>
  )
}
