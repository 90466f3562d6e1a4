import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './ticket-row.module.css'

/** Rows that are about to be there. */
export function RowSkeletons({ count }: { count: number }) {
  const { t } = useTranslation('common')
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className={css.row}>
          <Skeleton circle height={32} />
          <span className={css.body}>
            <Skeleton height={11} width="55%" mt={4} />
            <Skeleton height={11} width="80%" mt={8} />
            <Skeleton height={9} width="92%" mt={8} />
            <Skeleton height={16} width={64} mt={9} radius="sm" />
          </span>
        </div>
      ))}
    </div>
  )
}
