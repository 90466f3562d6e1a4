import { Button, Group, Modal, Progress, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlaForecast } from '#contract/sla.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import css from './sla.module.css'

const askAgainMs = 2000

/** Puts the policies on tickets that are open already: only by name, and only after one has seen what it changes. */
export function ApplicationPanel() {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const latest = useQuery({
    queryKey: [...keys.sla, 'application'],
    queryFn: ({ signal }) => api.sla.application({ signal }),
    // The stream tells of progress; the question is the net.
    refetchInterval: ({ state }) => (isAtWork(state.data?.application) ? askAgainMs : false),
  })
  const forecast = useMutation({ mutationFn: () => api.sla.forecast(), onError: showError })
  const apply = useMutation({
    mutationFn: () => api.sla.apply(),
    onError: showError,
    onSuccess: async () => {
      setOpen(false)
      await client.invalidateQueries({ queryKey: keys.sla })
    },
  })
  const run = latest.data?.application ?? null
  const look = () => {
    setOpen(true)
    forecast.mutate()
  }
  return (
    <section className={css.panel} aria-label={t('sla.apply')}>
      <div className={css.panelWords}>
        <h2 className={css.heading}>{t('sla.apply')}</h2>
        <p className={css.help}>{t('sla.applyHelp')}</p>
        {run && isAtWork(run) && (
          <div role="status">
            <Text size="sm">{t('sla.applying', { done: run.done, total: run.total })}</Text>
            <Progress mt={6} value={run.total === 0 ? 100 : (run.done / run.total) * 100} aria-label={t('sla.apply')} />
          </div>
        )}
        {run?.state === 'done' && <p className={css.help}>{t('sla.applied', { count: run.done })}</p>}
      </div>
      <Button variant="default" disabled={isAtWork(run)} onClick={look}>
        {t('sla.look')}
      </Button>
      {isOpen && (
        <ForecastDialog
          forecast={forecast.data}
          isApplying={apply.isPending}
          onApply={() => apply.mutate()}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}

function isAtWork(run: { state: string } | null | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'running'
}

interface DialogProps {
  forecast: SlaForecast | undefined
  isApplying: boolean
  onApply: () => void
  onClose: () => void
}

function ForecastDialog({ forecast, isApplying, onApply, onClose }: DialogProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('sla.apply')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div role="status">
        {forecast === undefined ? <Text size="sm">{t('sla.looking')}</Text> : <Summary forecast={forecast} />}
      </div>
      {forecast && forecast.items.length > 0 && <Examples items={forecast.items} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button disabled={forecast === undefined || forecast.total === 0} loading={isApplying} onClick={onApply}>
          {t('sla.applyNow', { count: forecast?.total ?? 0 })}
        </Button>
      </Group>
    </Modal>
  )
}

function Summary({ forecast }: { forecast: SlaForecast }) {
  const { t } = useTranslation('settings')
  const { total, examined, earlier, later, overdue, withdrawn } = forecast
  if (total === 0) return <Text size="sm">{t('sla.nothingChanges')}</Text>
  return (
    <>
      <p className={css.sum}>{t('sla.wouldChange', { count: total })}</p>
      <ul className={css.differences}>
        {examined < total && <li>{t('sla.examined', { count: examined })}</li>}
        <li>{t('sla.earlier', { count: earlier })}</li>
        <li>{t('sla.later', { count: later })}</li>
        <li>{t('sla.overdueAtOnce', { count: overdue })}</li>
        {withdrawn > 0 && <li>{t('sla.withdrawn', { count: withdrawn })}</li>}
      </ul>
    </>
  )
}

function Examples({ items }: { items: SlaForecast['items'] }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const due = (iso: string | null) => (iso === null ? '–' : dateTime(iso))
  return (
    <div className={css.gridFrame}>
      <table className={css.examples}>
        <thead>
          <tr>
            <th scope="col">{t('sla.ticket')}</th>
            <th scope="col">{t('sla.before')}</th>
            <th scope="col">{t('sla.after')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ number, subject, from, to, dueBefore, dueAfter }) => (
            <tr key={number}>
              <td>
                #{number} {subject}
              </td>
              <td>
                {from ?? t('sla.nothing')}
                <span className={css.hint}>{due(dueBefore)}</span>
              </td>
              <td>
                {to ?? t('sla.nothing')}
                <span className={css.hint}>{due(dueAfter)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
