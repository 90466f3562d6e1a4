import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '#web/customers/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './remote.module.css'
import { SessionLink } from './remote-section.tsx'

/** Who was connected to a device, and for which tickets; not there where nobody ever was. */
export function DeviceSessions({ id }: { id: string }) {
  const { t } = useTranslation('remote')
  const { data } = useQuery({
    queryKey: [...keys.device(id), 'sessions'],
    queryFn: async ({ signal }) => (await api.remote.ofDevice({ params: { id }, signal })).items,
  })
  if (!data || data.length === 0) return null
  return (
    <Card title={t('ofDevice')}>
      <ul className={css['list']}>
        {data.map((session) => (
          <li key={session.id}>
            <SessionLink session={session} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
