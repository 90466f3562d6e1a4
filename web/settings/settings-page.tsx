import { Anchor } from '@mantine/core'
import { IconArrowLeft, IconCompassOff, IconLock } from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { FiltersPage, IgnoredSendersPage } from '#web/mail-filters/index.ts'
import { SuppressedPage } from '#web/sending/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { AiPage } from './ai/ai-page.tsx'
import { ApprovalsPage } from './approvals/approvals-page.tsx'
import { AssignmentPage } from './assignment/assignment-page.tsx'
import { AuditPage } from './audit/audit-page.tsx'
import { CalendarsPage } from './calendars/calendars-page.tsx'
import { CataloguePage } from './catalogue/catalogue-page.tsx'
import { ChecklistsPage } from './checklists/checklists-page.tsx'
import { DeskPage } from './desk/desk-page.tsx'
import { DevicesPage } from './devices/devices-page.tsx'
import { FieldsPage } from './fields/fields-page.tsx'
import { HooksPage } from './hooks/hooks-page.tsx'
import { InboxesPage } from './inboxes/inboxes-page.tsx'
import { MacrosPage } from './macros/macros-page.tsx'
import { MailsPage } from './mails/mails-page.tsx'
import { MatrixPage } from './matrix/matrix-page.tsx'
import { MeshPage } from './mesh/mesh-page.tsx'
import { MonitoringPage } from './monitoring/monitoring-page.tsx'
import { NotificationsPage } from './notifications/notifications-page.tsx'
import { PeoplePage } from './people/people-page.tsx'
import { ProfilePage } from './profile/profile-page.tsx'
import { RatingsPage } from './ratings/ratings-page.tsx'
import { ReadyTextsPage } from './ready-texts/ready-texts-page.tsx'
import { RecurringPage } from './recurring/recurring-page.tsx'
import { RemotePage } from './remote/remote-page.tsx'
import { RulesPage } from './rules/rules-page.tsx'
import { type SectionKey, sections, sectionsFor } from './sections.ts'
import { SessionsPage } from './sessions/sessions-page.tsx'
import { SettingsNav } from './settings-nav.tsx'
import css from './settings-page.module.css'
import { SkillsPage } from './skills/skills-page.tsx'
import { SlaPage } from './sla/sla-page.tsx'
import { TeamsPage } from './teams/teams-page.tsx'
import { TemplatesPage } from './templates/templates-page.tsx'
import { TokensPage } from './tokens/tokens-page.tsx'
import { WebhooksPage } from './webhooks/webhooks-page.tsx'

const pages: Record<SectionKey, ComponentType> = {
  desk: DeskPage,
  people: PeoplePage,
  teams: TeamsPage,
  assignment: AssignmentPage,
  skills: SkillsPage,
  devices: DevicesPage,
  inboxes: InboxesPage,
  filters: FiltersPage,
  ignored: IgnoredSendersPage,
  mails: MailsPage,
  ratings: RatingsPage,
  suppressed: SuppressedSection,
  calendars: CalendarsPage,
  fields: FieldsPage,
  matrix: MatrixPage,
  catalogue: CataloguePage,
  checklists: ChecklistsPage,
  sla: SlaPage,
  rules: RulesPage,
  approvals: ApprovalsPage,
  macros: MacrosPage,
  texts: ReadyTextsPage,
  templates: TemplatesPage,
  recurring: RecurringPage,
  webhooks: WebhooksPage,
  ai: AiPage,
  hooks: HooksPage,
  monitoring: MonitoringPage,
  remote: RemotePage,
  mesh: MeshPage,
  tokens: TokensPage,
  audit: AuditPage,
  profile: ProfilePage,
  notifications: NotificationsPage,
  sessions: SessionsPage,
}

function SuppressedSection() {
  const { t } = useTranslation('settings')
  return <SuppressedPage title={t('section.suppressed')} lead={t('section.suppressed.lead')} />
}

/** The list of pages and one of them; on small screens one after the other. */
export function SettingsPage({ section }: { section?: string | undefined }) {
  const { t } = useTranslation('settings')
  const { role } = useMe()
  const [listFor, setListFor] = useState(section === undefined ? 'start' : undefined)
  const open = section ?? sectionsFor(role)[0]?.key
  const isListed = listFor === (section ?? 'start')

  return (
    <div className={css.layout} data-step={isListed ? 'list' : 'page'}>
      <SettingsNav open={open} onOpen={() => setListFor(undefined)} />
      <div className={css.page}>
        <div className={css.back}>
          <Anchor component="button" type="button" size="sm" onClick={() => setListFor(section ?? 'start')}>
            <IconArrowLeft size={16} aria-hidden /> {t('back')}
          </Anchor>
        </div>
        <OpenPage key={open} section={open} />
      </div>
    </div>
  )
}

function OpenPage({ section }: { section: string | undefined }) {
  const { t } = useTranslation('settings')
  const { role } = useMe()
  const known = sections.find((one) => one.key === section)
  if (!known) {
    return (
      <EmptyState
        icon={<IconCompassOff size={28} stroke={1.6} />}
        title={t('unknownPage')}
        text={t('unknownPageText')}
      />
    )
  }
  if (!sectionsFor(role).some((one) => one.key === known.key)) {
    return <EmptyState icon={<IconLock size={28} stroke={1.6} />} title={t('adminsOnly')} text={t('adminsOnlyText')} />
  }
  const Content = pages[known.key]
  return <Content />
}
