import { Anchor, Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RuleRun } from '#contract/ticket-rules.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { RunReasons } from '#web/rules/index.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './rules.module.css'
import { useRunChangeWords } from './use-run-change-words.ts'

/** What the rule did last. */
export function RunsPanel({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation('rules')
  const runs = useInfiniteQuery({
    queryKey: keys.ruleRuns(ruleId),
    queryFn: ({ pageParam, signal }) =>
      api.rules.runs({
        params: { id: ruleId },
        query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  if (runs.isPending) return <SkeletonLines count={3} />
  const items = runs.data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return <p className={css.help}>{t('noRuns')}</p>
  return (
    <>
      <ul className={css.list}>
        {items.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
      {runs.hasNextPage && (
        <Button
          size="xs"
          mt="xs"
          variant="default"
          loading={runs.isFetchingNextPage}
          onClick={() => void runs.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Run({ run }: { run: RuleRun }) {
  const { t } = useTranslation('rules')
  const { smart } = useFormat()
  const changes = useRunChangeWords()
  const lines = changes(run.changes, run.name)
  return (
    <li className={css.item}>
      <p className={css.itemTitle}>
        <Anchor href={`/desk/tickets/${run.ticket.number}`} target="_blank" inherit>
          #{run.ticket.number} {run.ticket.subject}
        </Anchor>
      </p>
      <p className={css.itemText}>{smart(run.createdAt)}</p>
      {lines.length > 0 && <p className={css.itemText}>{lines.join(' · ')}</p>}
      <details className={css.why}>
        <summary>{t('why.button')}</summary>
        <RunReasons run={run} />
      </details>
    </li>
  )
}
