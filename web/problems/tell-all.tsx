import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemRecord } from '#contract/problems.ts'
import css from './problems.module.css'
import { TellDialog } from './tell-dialog.tsx'

/** One update, or one answer that solves, for all unsolved tickets. */
export function TellAll({ problem }: { problem: ProblemRecord }) {
  const { t } = useTranslation('problems')
  const [kind, setKind] = useState<'update' | 'solve'>()
  const canSolve = problem.can.states.includes('solved')
  return (
    <section className={css['part']} aria-label={t('tell.title')}>
      <h2>{t('tell.title')}</h2>
      <p className={css['quiet']}>{problem.unsolvedCount === 0 ? t('tell.nobody') : t('tell.text')}</p>
      {problem.unsolvedCount > 0 && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setKind('update')}>
            {t('tell.update')}
          </Button>
          {canSolve && <Button onClick={() => setKind('solve')}>{t('tell.solve')}</Button>}
        </Group>
      )}
      {kind && <TellDialog problem={problem} kind={kind} onClose={() => setKind(undefined)} />}
    </section>
  )
}
