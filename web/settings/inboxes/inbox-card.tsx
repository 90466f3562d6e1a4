import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Inbox } from '#contract/structure.ts'
import { languageNames } from '#web/lib/language.ts'
import { MailboxSection } from '#web/receiving/index.ts'
import { SendingLine } from '#web/sending/index.ts'
import rows from '../parts/rows.module.css'
import { CountsSum } from './counts-sum.tsx'
import css from './inbox-card.module.css'

export function InboxCard({ inbox, onEdit }: { inbox: Inbox; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <article className={css.card}>
      <header className={css.head}>
        <div className={rows.words}>
          <h2 className={`${rows.name} ${css.title}`}>
            {inbox.name}
            {inbox.isDefault && (
              <span className={rows.pill} data-tone="accent">
                {t('inboxes.isDefault')}
              </span>
            )}
          </h2>
          <div className={rows.more}>{inbox.address}</div>
        </div>
        <div className={rows.more}>
          {inbox.team && (
            <span className={css.team}>
              <span className={rows.dot} style={{ background: inbox.team.color }} aria-hidden />
              {inbox.team.name}
            </span>
          )}
          <span>{languageNames[inbox.language]}</span>
        </div>
        <Button variant="default" size="xs" aria-label={t('inboxes.editTitle', { name: inbox.name })} onClick={onEdit}>
          {t('people.edit')}
        </Button>
      </header>
      <MailboxSection inbox={inbox} />
      <SendingLine inbox={inbox} />
      <div className={css.mail}>
        <h3 className={css.mailTitle}>{t('inboxes.mail')}</h3>
        <CountsSum counts={inbox.counts} />
        <Link to="/mail" className={css.link}>
          {t('inboxes.look')}
        </Link>
      </div>
    </article>
  )
}
