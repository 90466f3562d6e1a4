import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerImport, type ImportRow, importOutcome } from '#contract/customer-imports.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import css from './imports.module.css'
import { useCellWords, useTargetWords } from './targets.ts'

type Filter = 'all' | ImportRow['outcome']

/** What each row changes: all of them, or those of one outcome. */
export function ImportRows({ known }: { known: CustomerImport }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const { number } = useFormat()
  const [filter, setFilter] = useState<Filter>('all')
  const { counts } = known
  const query = { limit: 50, outcome: filter === 'all' ? undefined : filter }
  const rows = useInfiniteQuery({
    queryKey: [...keys.customerImport(known.id), 'rows', filter, known.state],
    queryFn: ({ pageParam, signal }) =>
      api.customerImports.rows({ params: { id: known.id }, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  const all = counts.new + counts.changed + counts.unchanged + counts.wrong
  return (
    <>
      <SegmentedControl
        className={css.filter}
        size="xs"
        aria-label={t('imports.which')}
        data={(['all', ...importOutcome.options] as const).map((one) => ({
          value: one,
          label: t(`imports.outcomes.${one}`, { number: number(one === 'all' ? all : counts[one]) }),
        }))}
        value={filter}
        onChange={(next) => setFilter(importOutcome.safeParse(next).data ?? 'all')}
      />
      <Loading query={rows}>
        {({ pages }) => (
          <ul className={css.rows} aria-label={t('imports.rows')}>
            {pages
              .flatMap((page) => page.items)
              .map((row) => (
                <li key={row.row}>
                  <RowLine row={row} subject={known.subject} />
                </li>
              ))}
          </ul>
        )}
      </Loading>
      {rows.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </>
  )
}

const reasons = ['no_identity', 'staff', 'repeated', 'taken'] as const

function RowLine({ row, subject }: { row: ImportRow; subject: CustomerImport['subject'] }) {
  const { t } = useTranslation('customers')
  const words = useTargetWords(subject)
  const cell = useCellWords(subject)
  const reason = reasons.find((one) => one === row.code)
  return (
    <div className={css.line}>
      <span className={css.number}>{t('imports.row', { row: row.row })}</span>
      <span className={css.outcome} data-outcome={row.outcome}>
        {t(`imports.outcome.${row.outcome}`)}
      </span>
      <span className={css.name}>{row.name}</span>
      {row.code !== null && (
        <span className={css.reason}>
          {reason ? t(`imports.reason.${reason}`) : t('imports.badCell', { target: words(row.code) })}
        </span>
      )}
      {row.changes.length > 0 && (
        <ul className={css.changes}>
          {row.changes.map(({ field, from, to }) => (
            <li key={field}>
              <span className={css.field}>{words(field)}:</span> {from !== null && <del>{cell(field, from)}</del>}{' '}
              {to !== null && <ins>{cell(field, to)}</ins>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
