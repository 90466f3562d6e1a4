import { Button, CloseButton, Progress } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '#contract/bulk.ts'
import css from './run-panel.module.css'
import { useShownRun } from './use-run.ts'

// Fetched when somebody asks why.
const Refusals = lazy(async () => {
  const { Refusals } = await import('./refusals.tsx')
  return { default: Refusals }
})

/** How far the work on many tickets is, what it came to, and the way back. */
export function RunPanel() {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const { run, undo, cancel, close } = useShownRun()
  const [showsWhy, setShowsWhy] = useState(false)
  if (run === undefined) return null
  const { done, waits, refused, undone } = run.counts
  const worked = done + waits + refused + undone
  const isGoingOn = run.state === 'waiting' || run.state === 'running'

  return (
    <section className={css.panel} aria-label={t('progress')}>
      <p className={css.words} role="status">
        {partsOf(run, worked).join(' · ')}
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
      {showsWhy && (
        <Suspense>
          <Refusals id={run.id} onClose={() => setShowsWhy(false)} />
        </Suspense>
      )}
    </section>
  )

  function partsOf(of: BulkRun, sum: number): string[] {
    const onlyWaits = of.state === 'done' && waits > 0 && done === 0
    return [
      ...(onlyWaits ? [] : [wordsOf(of, sum)]),
      ...(waits > 0 ? [t('waits', { count: waits })] : []),
      ...(refused > 0 ? [t('refused', { count: refused })] : []),
    ]
  }

  function wordsOf({ state, undoes, total }: BulkRun, sum: number): string {
    if (isGoingOn) return t(undoes === null ? 'running' : 'undoing', { done: sum, total })
    if (state === 'cancelled') return t('cancelled', { count: sum })
    return undoes === null ? t('done', { count: done }) : t('undone', { count: undone })
  }
}
