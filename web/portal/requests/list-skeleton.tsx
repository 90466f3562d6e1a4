import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './request-row.module.css'

export function ListSkeleton({ count }: { count: number }) {
  const { t } = useTranslation('portal')
  return (
    <div role="status" aria-label={t('list.loading')} className={css['list']}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className={css['row']}>
          <div className={css['text']}>
            <Skeleton height={14} width="46%" mb={10} radius="sm" />
            <Skeleton height={11} width="82%" mb={9} radius="sm" />
            <Skeleton height={10} width="30%" radius="sm" />
          </div>
          <Skeleton height={10} radius="sm" />
        </div>
      ))}
    </div>
  )
}
