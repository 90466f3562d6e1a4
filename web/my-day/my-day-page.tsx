import { useTranslation } from 'react-i18next'
import { Page } from '#web/ui/page.tsx'
import { ApprovalsSection } from './approvals-section.tsx'
import { DueSection } from './due-section.tsx'
import css from './my-day.module.css'
import { PendingSection } from './pending-section.tsx'
import { RecentSection } from './recent-section.tsx'
import { TasksSection } from './tasks-section.tsx'
import { WaitingSection } from './waiting-section.tsx'

/** What an agent has to do today: who waits for an answer, what is due, and what was begun. */
export function MyDayPage() {
  const { t } = useTranslation('myDay')
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <div className={css.columns}>
        <WaitingSection />
        <DueSection />
        <TasksSection />
        <ApprovalsSection />
        <PendingSection />
        <RecentSection />
      </div>
    </Page>
  )
}
