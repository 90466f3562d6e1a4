import { Button, Drawer } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { historyQuery } from '../queries.ts'
import { changeLinesOf } from '../timeline/change-lines.ts'
import { useChangeWords } from '../timeline/use-change-words.ts'
import css from './ticket-header.module.css'

interface Props {
  number: number
  opened: boolean
  onClose: () => void
}

/** Everything that happened to the ticket, newest first. */
export function HistoryDrawer({ number, opened, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t('history.title', { number })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <HistoryList number={number} />
    </Drawer>
  )
}

function HistoryList({ number }: { number: number }) {
  const { t } = useTranslation('tickets')
  const words = useChangeWords()
  const format = useFormat()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(historyQuery(number))
  if (!data) return <SkeletonLines count={6} />
  const lines = data.flatMap(changeLinesOf).reverse()
  if (lines.length === 0) return <p>{t('history.empty')}</p>

  return (
    <>
      <ol className={css['history']}>
        {lines.map((line) => (
          <li key={line.id}>
            <time dateTime={line.at}>{format.dateTime(line.at)}</time>
            <span>{words(line)}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button size="compact-sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  )
}
