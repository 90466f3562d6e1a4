import { useTranslation } from 'react-i18next'
import type { Inbox } from '#contract/structure.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './counts-sum.module.css'

const parts = ['opened', 'added', 'quarantined', 'ignored', 'waiting'] as const

/** received = opened + added + quarantined + ignored + waiting: nothing that arrived is unaccounted for. */
export function CountsSum({ counts }: { counts: Inbox['counts'] }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return (
    <p className={css.sum}>
      <Term value={format.number(counts.received)} word={t('inboxes.received')} tone="total" />
      {parts.map((part, index) => (
        <span key={part} className={css.pair}>
          <span className={css.sign}>{index === 0 ? '=' : '+'}</span>
          <Term
            value={format.number(counts[part])}
            word={t(`inboxes.${part}`)}
            tone={counts[part] === 0 ? 'none' : part}
          />
        </span>
      ))}
    </p>
  )
}

function Term({ value, word, tone }: { value: string; word: string; tone: string }) {
  return (
    <span className={css.term} data-tone={tone}>
      <span className={css.value}>{value}</span> <span className={css.word}>{word}</span>
    </span>
  )
}
