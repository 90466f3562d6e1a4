import { Alert, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AiProposal } from '#contract/ai.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import type { ChangeTicket } from '../use-change-ticket.ts'
import css from './ai.module.css'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
  onClose: () => void
}

/** What the model would make of the ticket, beside what it is; nothing happens until somebody accepts it. */
export function TriageCard({ ticket, onChange, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const { number } = ticket
  const found = useQuery({
    queryKey: ['ai', 'triage', number],
    queryFn: ({ signal }) => api.ai.propose({ params: { number }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (found.isPending) return <SkeletonLines count={3} />
  if (found.error)
    return (
      <Alert role="alert" color="red" variant="light" p="xs" mt="xs">
        {errorText(found.error)}
      </Alert>
    )
  const { proposal } = found.data
  const changes = changesOf(ticket, proposal)
  const accept = () => {
    const { team, ...rest } = changes
    const shown = { ...rest, ...(team && { team }) }
    onChange({ ...rest, ...(team && { teamId: team.id }) }, shown)
    onClose()
  }
  return (
    <div className={css['answer']}>
      <Lines changes={changes} />
      <p className={css['note']}>{proposal.reason}</p>
      <Group gap={6}>
        {Object.keys(changes).length > 0 && (
          <Button size="compact-xs" onClick={accept}>
            {t('ai.accept')}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('ai.decline')}
        </Button>
      </Group>
    </div>
  )
}

type Changes = Partial<Pick<Ticket, 'type' | 'impact' | 'urgency' | 'tags'> & { team: NonNullable<AiProposal['team']> }>

/** What would be different. */
function changesOf(ticket: Ticket, { type, impact, urgency, team, tags }: AiProposal): Changes {
  const added = tags.filter((one) => !ticket.tags.includes(one))
  return {
    ...(type !== null && type !== ticket.type && { type }),
    ...(impact !== null && impact !== ticket.impact && { impact }),
    ...(urgency !== null && urgency !== ticket.urgency && { urgency }),
    ...(team !== null && team.id !== ticket.team?.id && { team }),
    ...(added.length > 0 && { tags: [...ticket.tags, ...added] }),
  }
}

function Lines({ changes }: { changes: Changes }) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const { type, impact, urgency, team, tags } = changes
  const lines = [
    type && t('ai.proposal.type', { to: common(`type.${type}`) }),
    impact && t('ai.proposal.impact', { to: common(`impact.${impact as 1 | 2 | 3}`) }),
    urgency && t('ai.proposal.urgency', { to: common(`urgency.${urgency as 1 | 2 | 3}`) }),
    team && t('ai.proposal.team', { to: team.name }),
    tags && t('ai.proposal.tags', { to: list(tags) }),
  ].filter((line) => line !== undefined)
  if (lines.length === 0) return <p className={css['text']}>{t('ai.proposal.none')}</p>
  return (
    <ul className={css['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
