import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '#contract/administration.ts'
import { useFormat } from '#web/lib/format.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import rows from '../parts/rows.module.css'
import { isAuditAct } from './acts.ts'
import css from './audit-list.module.css'
import { AuditWords } from './audit-words.tsx'
import { ChangedCells } from './changed-cells.tsx'
import { useFieldWord } from './use-value-lines.ts'

export function AuditList({ entries }: { entries: AuditEntry[] }) {
  const fieldWord = useFieldWord()
  return (
    <AuditWords>
      <ul className={rows.rows}>
        {entries.map((entry) => (
          <li key={entry.id} className={css.entry}>
            <AuditItem entry={entry} fieldWord={fieldWord} />
          </li>
        ))}
      </ul>
    </AuditWords>
  )
}

interface ItemProps {
  entry: AuditEntry
  fieldWord: (field: string, area: string) => string
}

function AuditItem({ entry, fieldWord }: ItemProps) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  // Whoever failed to sign in is not known; all else that nobody did, the desk did by itself.
  const nobody = entry.action === 'sign_in.failed' ? t('audit.somebody') : t('audit.nobody')
  const who = entry.actor?.name ?? nobody
  return (
    <>
      <Avatar name={who} id={entry.actor?.id} size={30} />
      <div className={css.words}>
        <div className={css.head}>
          <strong>{who}</strong>
          <span>{isAuditAct(entry.action) ? t(`audit.act.${entry.action}`) : entry.action}</span>
          <span className={css.subject}>{entry.subject}</span>
        </div>
        {entry.changes.length > 0 && <Changes entry={entry} fieldWord={fieldWord} />}
      </div>
      <div className={css.when}>
        <time dateTime={entry.createdAt}>{format.dateTime(entry.createdAt)}</time>
        {entry.ip && <div>{t('audit.ip', { ip: entry.ip })}</div>}
      </div>
    </>
  )
}

function Changes({ entry, fieldWord }: ItemProps) {
  const { t } = useTranslation('settings')
  return (
    <table className={css.changes} aria-label={t('audit.changes', { subject: entry.subject })}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.from')}</th>
          <th scope="col">{t('audit.to')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{fieldWord(change.field, entry.action.split('.')[0] ?? '')}</th>
            <ChangedCells action={entry.action} change={change} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
