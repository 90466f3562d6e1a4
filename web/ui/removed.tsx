import { useTranslation } from 'react-i18next'
import type { RemovedData } from '#contract/redaction.ts'

/** What was taken out of a text before it goes elsewhere, for whoever checks it. */
export function Removed({ data }: { data: readonly RemovedData[] }) {
  const { t } = useTranslation('common')
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2em', overflowWrap: 'anywhere' }}>
      {data.map(({ kind, text, count }) => (
        <li key={`${kind} ${text}`}>
          {t(`removed.${kind}`)}: {text}
          {count > 1 && ` × ${count}`}
        </li>
      ))}
    </ul>
  )
}
