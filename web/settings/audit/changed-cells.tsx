import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '#contract/administration.ts'
import { wordsBetween } from '../parts/words-between.ts'
import css from './audit-list.module.css'
import { useAuditLines } from './audit-words.tsx'

interface Props {
  action: string
  change: AuditEntry['changes'][number]
}

/** What was before and what is now; of several things, those that differ. */
export function ChangedCells({ action, change: { field, from, to } }: Props) {
  const { t } = useTranslation('settings')
  const linesOf = useAuditLines(action)
  // Of what is new nothing was there before, not even the nothing that says “always”.
  const isNew = /\.(created|added)$/.test(action)
  const before = isNew && from === null ? [t('audit.empty')] : linesOf(field, from)
  const after = linesOf(field, to)
  const { gone, came } = differing(before, after)
  return (
    <>
      <td>
        {gone.map((line) => (
          <del key={line} className={css.line}>
            {line}
          </del>
        ))}
      </td>
      <td>
        {came.map((line, index) => (
          <ins key={line} className={css.line}>
            {index === 0 && <span aria-hidden>→ </span>}
            {line}
          </ins>
        ))}
      </td>
    </>
  )
}

/** Where only the order changed, all of it is told; what went or came alone stands beside nothing. */
function differing(before: string[], after: string[]) {
  const { gone, came } = wordsBetween(before, after)
  const shown = gone.length + came.length === 0 ? { gone: before, came: after } : { gone, came }
  return { gone: [...new Set(shown.gone)], came: [...new Set(shown.came)] }
}
