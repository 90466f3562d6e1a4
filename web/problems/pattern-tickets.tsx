import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Pattern } from '#contract/patterns.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import css from './problems.module.css'
import { useSplitOff } from './use-patterns.ts'

/** The newest tickets of a pattern; what only looks the same is split off. */
export function PatternTickets({ pattern }: { pattern: Pattern }) {
  const { t } = useTranslation('problems')
  const { id } = pattern
  const query = useQuery({
    queryKey: keys.pattern(id),
    queryFn: ({ signal }) => api.patterns.tickets({ params: { id }, query: { limit: 20 }, signal }),
  })
  const split = useSplitOff(id)
  return (
    <Loading query={query}>
      {({ items }) => (
        <ul className={css['list']}>
          {items.map(({ number, subject, status }) => (
            <li key={number} className={css['row']}>
              <Link to="/tickets/$number" params={{ number: String(number) }}>
                #{number} {subject}
              </Link>
              <StatusPill status={status} />
              {items.length > 1 && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('pattern.split.named', { number })}
                  loading={split.isPending && split.variables === number}
                  onClick={() => split.mutate(number)}
                >
                  {t('pattern.split')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Loading>
  )
}
