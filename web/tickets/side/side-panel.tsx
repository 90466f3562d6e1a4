import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { MajorSection } from '#web/major/index.ts'
import { MeshSection } from '#web/mesh/index.ts'
import { RemoteSection } from '#web/remote/index.ts'
import { AiSection } from '../ai/ai-section.tsx'
import { ApprovalsSection } from '../approvals/approvals-section.tsx'
import { ArticlesSection } from '../articles/articles-section.tsx'
import { ClocksSection } from '../clocks/clocks-section.tsx'
import { DevicesSection } from '../devices/devices-section.tsx'
import { EscalationSection } from '../escalation/escalation-section.tsx'
import { FieldsSection } from '../fields/fields-section.tsx'
import type { Follow } from '../followers/use-follow.ts'
import { MergedTickets } from '../merge/merged-tickets.tsx'
import { ProblemSection } from '../problem/problem-section.tsx'
import { ServiceSection } from '../service/service-section.tsx'
import { SideConversationsSection } from '../side-conversations/side-conversations-section.tsx'
import { SimilarSection } from '../similar/similar-section.tsx'
import { TasksSection } from '../tasks/tasks-section.tsx'
import { TimeSection } from '../time/time-section.tsx'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { LinkedTickets } from './linked-tickets.tsx'
import { Participants } from './participants.tsx'
import { PreviousTickets } from './previous-tickets.tsx'
import { Properties } from './properties.tsx'
import { RatingCard } from './rating-card.tsx'
import { RequesterCard } from './requester-card.tsx'
import css from './side.module.css'

interface Props {
  ticket: Ticket
  follow: Follow
  /** Until then only its place is kept. */
  isDrawn: boolean
  onChange: ChangeTicket
  onArticle: (() => void) | undefined
}

/** Who the ticket is for, what it is, and what belongs to it. */
export function SidePanel({ ticket, follow, isDrawn, onChange, onArticle }: Props) {
  const { t } = useTranslation('tickets')
  if (!isDrawn) return <aside className={css['side']} aria-label={t('side.label')} aria-busy />
  return (
    <aside className={css['side']} aria-label={t('side.label')}>
      <RequesterCard ticket={ticket} />
      <MajorSection number={ticket.number} />
      <ClocksSection ticket={ticket} />
      <EscalationSection ticket={ticket} />
      {ticket.rating && <RatingCard ticket={ticket} rating={ticket.rating} />}
      <AiSection ticket={ticket} onChange={onChange} />
      <Properties ticket={ticket} onChange={onChange} />
      <FieldsSection ticket={ticket} onChange={onChange} />
      <DevicesSection ticket={ticket} />
      <ServiceSection ticket={ticket} />
      <RemoteSection number={ticket.number} titleClass={css['title']} />
      <MeshSection number={ticket.number} titleClass={css['title']} />
      <TasksSection ticket={ticket} />
      <ApprovalsSection ticket={ticket} />
      <SideConversationsSection ticket={ticket} />
      <TimeSection ticket={ticket} />
      <Participants ticket={ticket} follow={follow} />
      <MergedTickets ticket={ticket} />
      <ArticlesSection ticket={ticket} onWrite={onArticle} />
      <LinkedTickets ticket={ticket} />
      <ProblemSection ticket={ticket} />
      <SimilarSection ticket={ticket} />
      <PreviousTickets ticket={ticket} />
    </aside>
  )
}
