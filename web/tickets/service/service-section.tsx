import { Button, Group, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleX, IconPlayerPlay } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceRequest, StepState } from '#contract/service-request.ts'
import type { Ticket } from '#contract/tickets.ts'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { localeFor } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import side from '../side/side.module.css'
import { RepairDialog } from './repair-dialog.tsx'
import css from './service.module.css'

const serviceRequestQuery = (number: number) =>
  queryOptions({
    queryKey: keys.serviceRequest(number),
    queryFn: async ({ signal }) => (await api.catalogue.ofTicket({ params: { number }, signal })).request,
  })

const icons: Record<StepState, typeof IconCircle> = {
  waiting: IconCircle,
  running: IconPlayerPlay,
  done: IconCircleCheck,
  failed: IconAlertTriangle,
  cancelled: IconCircleX,
}

/** The service that a ticket asks for, and its steps. Nothing on other tickets. */
export function ServiceSection({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('tickets')
  const label = useLabel()
  const { data: request } = useQuery(serviceRequestQuery(ticket.number))
  if (request === undefined || request === null) return null
  const { service, price, currency, costCenter, state, stepCount, doneCount } = request
  const money = new Intl.NumberFormat(localeFor(i18n.language), { style: 'currency', currency })
  const facts = [t(`service.${state}`), price === null ? '' : money.format(price), costCenter ?? '']
  return (
    <section aria-label={t('service.title')}>
      <h2 className={side['title']}>{t('service.title')}</h2>
      <p className={css['name']}>
        <ServiceIcon name={service.icon} size={18} />
        <strong>{label(service.name)}</strong>
      </p>
      <p className={css['facts']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {stepCount > 0 && (
        <Progress
          size="sm"
          value={(100 * doneCount) / stepCount}
          aria-label={t('service.progress', { done: doneCount, count: stepCount })}
        />
      )}
      <ol className={css['steps']}>
        {request.steps.map((step) => (
          <Step key={step.id} step={step} ticket={ticket} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step, ticket }: { step: ServiceRequest['steps'][number]; ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const [asking, setAsking] = useState<'retry' | 'skip'>()
  const Icon = icons[step.state]
  return (
    <li className={css['step']} data-state={step.state}>
      <Icon size={16} aria-hidden className={css['icon']} />
      <span className={css['words']}>
        <span>{step.title}</span>
        <span className={css['state']}>
          {t(`service.step.${step.state}`)}
          {step.result !== '' && `: ${step.result}`}
        </span>
        {step.state === 'failed' && ticket.status !== 'closed' && (
          <Group gap={6} mt={4}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('service.retryOf', { step: step.title })}
              onClick={() => setAsking('retry')}
            >
              {t('service.retry')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('service.skipOf', { step: step.title })}
              onClick={() => setAsking('skip')}
            >
              {t('service.skip')}
            </Button>
          </Group>
        )}
        {asking && (
          <RepairDialog number={ticket.number} step={step} what={asking} onClose={() => setAsking(undefined)} />
        )}
      </span>
    </li>
  )
}
