import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { useMoment } from '../use-moment.ts'
import type { ChangeLine } from './change-lines.ts'
import css from './change-list.module.css'
import { foldLines } from './timeline.ts'
import { useChangeWords } from './use-change-words.ts'

interface Props {
  lines: ChangeLine[]
  /** Place in the feed, for those who hear it. */
  position: { index: number; count: number }
}

/** Changes that follow each other: one quiet line, the others behind a button. */
export function ChangeList({ lines, position }: Props) {
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
        <ChangeText key={line.id} line={line} />
      ))}
      {hidden.length > 0 && (
        <button type="button" className={css['more']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('timeline.fewerChanges') : t('timeline.moreChanges', { count: hidden.length })}
        </button>
      )}
    </article>
  )
}

function ChangeText({ line }: { line: ChangeLine }) {
  const { t } = useTranslation('tickets')
  const words = useChangeWords()
  const moment = useMoment()
  const format = useFormat()
  return (
    <p className={css['line']} title={format.dateTime(line.at)}>
      <span>{t('event.at', { what: words(line), when: moment(line.at) })}</span>
    </p>
  )
}
