import { Button, CloseButton, Modal, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '#contract/bulk.ts'
import { type ErrorCode, errorStatus } from '#contract/errors.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './run-panel.module.css'
import { useShownRun } from './use-run.ts'

/** How far the work on many tickets is, what it came to, and the way back. */
export function RunPanel() {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const { run, undo, cancel, close } = useShownRun()
  const [showsWhy, setShowsWhy] = useState(false)
  if (run === undefined) return null
  const { done, refused, undone } = run.counts
  const worked = done + refused + undone
  const isGoingOn = run.state === 'waiting' || run.state === 'running'

  return (
    <section className={css.panel} aria-label={t('progress')}>
      <p className={css.words} role="status">
        {wordsOf(run, worked)}
        {refused > 0 && ` · ${t('refused', { count: refused })}`}
      </p>
      {isGoingOn && <Progress value={(worked / run.total) * 100} size={6} aria-label={t('progress')} />}
      <div className={css.acts}>
        {run.can.cancel && (
          <Button size="compact-xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
            {t('stop')}
          </Button>
        )}
        {refused > 0 && (
          <Button size="compact-xs" variant="default" onClick={() => setShowsWhy(true)}>
            {t('why')}
          </Button>
        )}
        {run.can.undo && (
          <Button size="compact-xs" variant="light" loading={undo.isPending} onClick={() => undo.mutate(run.id)}>
            {common('undo')}
          </Button>
        )}
        {!isGoingOn && <CloseButton size="sm" aria-label={t('close')} onClick={close} />}
      </div>
      {showsWhy && <Refusals id={run.id} onClose={() => setShowsWhy(false)} />}
    </section>
  )

  function wordsOf({ state, undoes, total }: BulkRun, sum: number): string {
    if (isGoingOn) return t(undoes === null ? 'running' : 'undoing', { done: sum, total })
    if (state === 'cancelled') return t('cancelled', { count: sum })
    return undoes === null ? t('done', { count: done }) : t('undone', { count: undone })
  }
}

const most = 200

function Refusals({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const { data } = useQuery({
    queryKey: [...keys.bulkRun(id), 'results'],
    queryFn: ({ signal }) => api.bulk.results({ params: { id }, query: { limit: most }, signal }),
  })
  const refused = data?.items.filter(({ outcome }) => outcome === 'refused') ?? []
  return (
    <Modal opened onClose={onClose} title={t('whyTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <ul className={css.refusals}>
        {refused.map(({ number, code }) => (
          <li key={number}>
            <strong>#{number}</strong> {reason(code)}
          </li>
        ))}
      </ul>
      {data?.nextCursor && <p>{t('more')}</p>}
    </Modal>
  )

  function reason(code: string | null): string {
    if (code === 'ticket_changed') return t('reasonChanged')
    if (code === 'macro.reply') return t('reasonMacroReply')
    if (code !== null && isErrorCode(code)) return common(`error.${code}`)
    return t('reasonField', { field: code?.replace(/^fields\./, '') ?? '' })
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorStatus
}
