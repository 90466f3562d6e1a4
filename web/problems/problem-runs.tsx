import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProblemRun } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './problems.module.css'

/** What was sent to all tickets, and how far that is; it goes on when one leaves the page. */
export function ProblemRuns({ number }: { number: number }) {
  const { t } = useTranslation('problems')
  const { data } = useQuery({
    queryKey: keys.problemPart(number, 'runs'),
    queryFn: ({ signal }) => api.problems.runs({ params: { number }, signal }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className={css['part']} aria-label={t('runs.title')}>
      <h2>{t('runs.title')}</h2>
      <ul className={css['list']}>
        {data.items.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </section>
  )
}

function Run({ run }: { run: ProblemRun }) {
  const { t } = useTranslation('problems')
  const { kind, language, done, refused, total } = run
  const name = t(`runs.${kind}`, { language: t(`language.${language}`) })
  return (
    <li>
      <p className={css['quiet']}>
        {name} · {t('runs.progress', { done: done + refused, total })}
        {refused > 0 && ` · ${t('runs.refused', { count: refused })}`} · <TimeAgo iso={run.createdAt} />
      </p>
      {run.state !== 'done' && <Progress aria-label={name} value={((done + refused) / Math.max(1, total)) * 100} />}
    </li>
  )
}
