import { TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconActivityHeartbeat,
  IconArrowsSplit,
  IconArrowsSplit2,
  IconBell,
  IconBlockquote,
  IconBolt,
  IconBuildingStore,
  IconCalendarTime,
  IconDevices,
  IconDevices2,
  IconDoorEnter,
  IconFilter,
  IconFlag,
  IconForms,
  IconHistory,
  IconHourglass,
  IconInbox,
  IconKey,
  IconListCheck,
  IconMailCog,
  IconMailOff,
  IconMoodSmile,
  IconRepeat,
  IconRosetteDiscountCheck,
  IconSchool,
  IconScreenShare,
  IconSearch,
  IconShoppingBag,
  IconSparkles,
  IconTemplate,
  IconTopologyStar3,
  IconUserCircle,
  IconUserOff,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { findSections, type Section, type SectionKey, sectionsFor } from './sections.ts'
import css from './settings-nav.module.css'

const icons: Record<SectionKey, ComponentType<{ size: number; stroke: number; className?: string | undefined }>> = {
  desk: IconBuildingStore,
  people: IconUsers,
  teams: IconUsersGroup,
  assignment: IconArrowsSplit,
  skills: IconSchool,
  inboxes: IconInbox,
  filters: IconFilter,
  ignored: IconUserOff,
  mails: IconMailCog,
  ratings: IconMoodSmile,
  suppressed: IconMailOff,
  calendars: IconCalendarTime,
  fields: IconForms,
  matrix: IconFlag,
  approvals: IconRosetteDiscountCheck,
  catalogue: IconShoppingBag,
  checklists: IconListCheck,
  devices: IconDevices2,
  sla: IconHourglass,
  rules: IconArrowsSplit2,
  macros: IconBolt,
  texts: IconBlockquote,
  templates: IconTemplate,
  recurring: IconRepeat,
  webhooks: IconWebhook,
  hooks: IconDoorEnter,
  monitoring: IconActivityHeartbeat,
  remote: IconScreenShare,
  mesh: IconTopologyStar3,
  ai: IconSparkles,
  tokens: IconKey,
  audit: IconHistory,
  profile: IconUserCircle,
  notifications: IconBell,
  sessions: IconDevices,
}

interface Props {
  open: string | undefined
  onOpen: () => void
}

export function SettingsNav({ open, onOpen }: Props) {
  const { t } = useTranslation('settings')
  const { role } = useMe()
  const [search, setSearch] = useState('')
  // On small screens the list is a page of its own.
  const isAlone = useMediaQuery('(max-width: 900px)')
  const nav = useRef<HTMLElement>(null)
  // Who comes by a link finds where it stands among the forty.
  useEffect(() => {
    if (open !== undefined) nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const found = findSections(
    sectionsFor(role),
    search,
    ({ key }) => `${t(`section.${key}`)} ${t(`section.${key}.lead`)}`,
  )
  return (
    <nav ref={nav} className={css.nav} aria-label={t('title')}>
      {isAlone ? <h1 className={css.title}>{t('title')}</h1> : <p className={css.title}>{t('title')}</p>}
      <TextInput
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {(['desk', 'own'] as const).map((group) => (
        <Group key={group} group={group} open={open} onOpen={onOpen} found={found} />
      ))}
      <p className={css.none} role="status">
        {found.length === 0 && t('find.none')}
      </p>
    </nav>
  )
}

function Group({ group, found, open, onOpen }: Props & { group: Section['group']; found: Section[] }) {
  const { t } = useTranslation('settings')
  const members = found.filter((section) => section.group === group)
  if (members.length === 0) return null
  return (
    <>
      <h2 className={css.groupTitle}>{t(`group.${group}`)}</h2>
      <ul className={css.list}>
        {members.map(({ key }) => (
          <li key={key}>
            <Entry section={key} isOpen={open === key} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Entry({ section, isOpen, onOpen }: { section: SectionKey; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('settings')
  const Icon = icons[section]
  return (
    <Link
      to="/settings/$section"
      params={{ section }}
      className={css.entry}
      aria-current={isOpen ? 'page' : undefined}
      onClick={onOpen}
    >
      <Icon size={18} stroke={1.7} className={css.icon} />
      <span>
        <span className={css.name}>{t(`section.${section}`)}</span>
        <span className={css.lead}>{t(`section.${section}.lead`)}</span>
      </span>
    </Link>
  )
}
