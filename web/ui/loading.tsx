import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { EmptyState } from './empty-state.tsx'
import { SkeletonLines } from './skeleton-lines.tsx'

interface Props<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  children: (data: Data) => ReactNode
}

/** Lines while it loads, what to do when it fails, and then the thing itself. */
export function Loading<Data>({ query, children }: Props<Data>) {
  const { t } = useTranslation('common')
  const errorText = useErrorText()
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return <SkeletonLines count={6} height={18} gap={18} />
  return (
    <EmptyState
      icon={<IconCloudOff size={28} stroke={1.6} />}
      title={t('loadFailed')}
      text={errorText(query.error)}
      action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
    />
  )
}
