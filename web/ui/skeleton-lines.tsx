import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  count?: number
  height?: number
  gap?: number
}

const widths = ['92%', '76%', '84%', '64%', '88%']

/** What stands where text is about to be. */
export function SkeletonLines({ count = 3, height = 12, gap = 10 }: Props) {
  const { t } = useTranslation('common')
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={index} height={height} width={widths[index % widths.length] ?? '80%'} mb={gap} radius="sm" />
      ))}
    </div>
  )
}
