import { IconChevronRight, IconInfoCircle, IconTool, IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { useAffected, useSpan } from '#web/announcements/use-texts.ts'
import { Link } from '../link.tsx'
import css from './current-announcements.module.css'

const icons = { outage: IconUrgent, maintenance: IconTool, news: IconInfoCircle }

interface Props {
  announcement: Announcement
  title: string
  /** Left out where a reader sees it beside the service. */
  namesServices: boolean
}

/** An announcement in two lines, leading to all that it says. */
export function AnnouncementLink({ announcement, title, namesServices }: Props) {
  const { t } = useTranslation('announcements')
  const span = useSpan()
  const affected = useAffected()
  const { id, kind, severity, state, services } = announcement
  const Icon = icons[kind]
  const facts = [
    t(`kind.${kind}`),
    kind === 'news' ? '' : t(`state.${state}`),
    span(announcement),
    namesServices ? affected(services) : '',
  ].filter((fact) => fact !== '')
  return (
    <Link to="/announcements/$id" params={{ id }} className={css['item']} data-severity={severity}>
      <Icon size={22} aria-hidden className={css['icon']} />
      <span className={css['words']}>
        <strong>{title}</strong>
        <span>{facts.join(' · ')}</span>
      </span>
      <IconChevronRight size={18} aria-hidden className={css['arrow']} />
    </Link>
  )
}
