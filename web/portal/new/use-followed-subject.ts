import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { requestQuery } from '../request/queries.ts'

const longestSubject = 300

/** The subject of a request that goes on with a closed one, given by its number; empty when that cannot be seen. */
export function useFollowedSubject(about: number | undefined): { isLoading: boolean; subject: string } {
  const { t } = useTranslation('portal')
  const earlier = useQuery({ ...requestQuery(about ?? 0), enabled: about !== undefined })
  const { data } = earlier
  const subject = data ? t('new.follow', { number: data.number, subject: data.subject }).slice(0, longestSubject) : ''
  return { isLoading: earlier.isLoading, subject }
}
