import { Anchor, Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProblemRecord, ProblemState } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showWarning } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { ProblemForm } from './problem-form.tsx'
import { ProblemHistory } from './problem-history.tsx'
import { ProblemRuns } from './problem-runs.tsx'
import { ProblemTickets } from './problem-tickets.tsx'
import css from './problems.module.css'
import { problemQuery } from './queries.ts'
import { SparkLine } from './spark-line.tsx'
import { StatePill } from './state-pill.tsx'
import { TellAll } from './tell-all.tsx'
import { useWriteArticle } from './use-write-article.ts'

/** One problem: what is known of it, its tickets, and what was done for all of them. */
export function ProblemPage({ number }: { number: number }) {
  const { t } = useTranslation('problems')
  const query = useQuery(problemQuery(number))
  const title = query.data === undefined ? t('title') : t('one.name', { number, title: query.data.title })
  const back = (
    <Anchor component={Link} to="/problems" size="sm">
      {t('one.back')}
    </Anchor>
  )
  return (
    <Page title={title} lead={back} wide>
      <Loading query={query}>
        {(problem) => (
          <>
            <StateLine problem={problem} />
            <div className={css['columns']}>
              <div>
                <ProblemForm key={problem.version} problem={problem} />
                <ProblemHistory number={number} />
              </div>
              <div>
                <TellAll problem={problem} />
                <ProblemRuns number={number} />
                <ProblemTickets problem={problem} />
              </div>
            </div>
          </>
        )}
      </Loading>
    </Page>
  )
}

function StateLine({ problem }: { problem: ProblemRecord }) {
  const { t } = useTranslation('problems')
  const queries = useQueryClient()
  const { number } = problem
  const move = useMutation({
    mutationFn: (state: ProblemState) => api.problems.change({ params: { number }, body: { state } }),
    onError: showError,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.problems }),
  })
  const article = useWriteArticle()
  const { title, description, cause, workaround } = problem
  const set = (state: ProblemState) => {
    if (state === 'known_error' && problem.workaround === '') showWarning(t('one.needsWorkaround'))
    else move.mutate(state)
  }
  return (
    <Group mb="lg" gap="sm">
      <StatePill state={problem.state} />
      <span className={css['quiet']}>
        {t('list.counts', { count: problem.ticketCount, unsolved: problem.unsolvedCount })}
      </span>
      <SparkLine perDay={problem.perDay} />
      {problem.can.states.map((state) => (
        <Button key={state} size="compact-sm" variant="default" loading={move.isPending} onClick={() => set(state)}>
          {t(`state.set.${state}`)}
        </Button>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        loading={article.isPending}
        onClick={() => article.mutate({ title, paragraphs: [description, cause, workaround] })}
      >
        {t('toArticle')}
      </Button>
    </Group>
  )
}
