import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { WhyRule } from '#web/rules/index.ts'
import { useMoment } from '../use-moment.ts'
import type { ChangeLine } from './change.ts'
import css from './change-list.module.css'
import { foldLines } from './timeline.ts'
import { useChangeWords } from './use-change-words.ts'

interface Props {
  lines: ChangeLine[]
  /** Place in the feed, for those who hear it. */
  position: { index: number; count: number }
  /** Of the ticket. */
  number: number
}

/** Changes that follow each other: one quiet line, the others behind a button. */
export function ChangeList({ lines, position, number }: Props) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  const { shown, hidden } = foldLines(lines)
  const visible = isOpen ? lines : shown

  return (
    <article
      className={css['changes']}
      aria-label={t('timeline.changes')}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
    >
      {visible.map((line) => (
        <ChangeText key={line.id} line={line} number={number} />
      ))}
      {hidden.length > 0 && (
        <button type="button" className={css['more']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('timeline.fewerChanges') : t('timeline.moreChanges', { count: hidden.length })}
        </button>
      )}
    </article>
  )
}

function ChangeText({ line, number }: { line: ChangeLine; number: number }) {
  const { t } = useTranslation('tickets')
  const words = useChangeWords()
  const moment = useMoment()
  const format = useFormat()
  return (
    <p className={css['line']} title={format.dateTime(line.at)}>
      <span>
        {t('event.at', { what: words(line), when: moment(line.at) })}
        {line.ruleRunId !== undefined && (
          <Suspense fallback={null}>
            <WhyRule number={number} runId={line.ruleRunId} />
          </Suspense>
        )}
      </span>
    </p>
  )
}
