import { Button, Group } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import side from '../side/side.module.css'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { AnswerView } from './answer-view.tsx'
import { TriageCard } from './triage-card.tsx'
import { useAiFeatures, useAnswer } from './use-ai.ts'
import { useConsent } from './use-consent.tsx'

/** What a language model may do for a ticket. Nothing where it may do nothing. */
export function AiSection({ ticket, onChange }: { ticket: Ticket; onChange: ChangeTicket }) {
  const { t } = useTranslation('tickets')
  const features = useAiFeatures()
  const { answer, ask, cancel } = useAnswer(ticket.number)
  const [isSorting, setSorting] = useState(false)
  const consent = useConsent(ticket.number, (request) => {
    if (request.feature === 'triage') setSorting(true)
    else void ask(request)
  })
  const sorts = features.includes('triage') && ticket.can.change
  if (!features.includes('summary') && !sorts) return null
  return (
    <section aria-label={t('ai.title')}>
      <h2 className={side['title']}>{t('ai.title')}</h2>
      <Group gap={6}>
        {features.includes('summary') && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconSparkles size={15} aria-hidden />}
            loading={answer?.state === 'writing' && answer.text === ''}
            onClick={() => consent.begin({ feature: 'summary' })}
          >
            {t('ai.summary')}
          </Button>
        )}
        {sorts && !isSorting && (
          <Button size="compact-sm" variant="default" onClick={() => consent.begin({ feature: 'triage' })}>
            {t('ai.triage')}
          </Button>
        )}
      </Group>
      {answer && <AnswerView answer={answer} onCancel={cancel} />}
      {isSorting && <TriageCard ticket={ticket} onChange={onChange} onClose={() => setSorting(false)} />}
      {consent.dialog}
    </section>
  )
}
