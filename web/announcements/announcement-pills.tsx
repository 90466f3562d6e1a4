import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './announcement-article.module.css'
import pills from './pill.module.css'

const tones = { info: 'plain', minor: 'warn', major: 'bad' } as const

/** Kind, severity, state, and who sees it where that is not everybody. */
export function AnnouncementPills({ announcement }: { announcement: Announcement }) {
  const { t } = useTranslation('announcements')
  const { list } = useFormat()
  const { kind, severity, state, audience, organizations } = announcement
  const isOver = state === 'resolved'
  return (
    <div className={css['pills']}>
      <span className={pills['pill']} data-tone={isOver ? 'plain' : tones[severity]}>
        {t(`kind.${kind}`)}
        {severity !== 'info' && ` · ${t(`severity.${severity}`)}`}
      </span>
      {kind !== 'news' && (
        <span className={pills['pill']} data-tone={isOver ? 'good' : 'plain'}>
          {t(`state.${state}`)}
        </span>
      )}
      {audience === 'agents' && <span className={pills['pill']}>{t('for.agents')}</span>}
      {organizations.length > 0 && (
        <span className={pills['pill']}>
          {t('for.organizations', { names: list(organizations.map(({ name }) => name)) })}
        </span>
      )}
    </div>
  )
}
