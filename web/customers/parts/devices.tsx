import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './devices.module.css'
import { Card } from './profile-layout.tsx'

const mostShown = 50

/** The machines of a person or an organization; not there where there are none. */
export function Devices({ of }: { of: { ownerId: string } | { organizationId: string } }) {
  const { t } = useTranslation('customers')
  const { data } = useQuery({
    queryKey: keys.deviceList({ ...of, limit: mostShown }),
    queryFn: ({ signal }) => api.devices.list({ query: { ...of, limit: mostShown }, signal }),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Card
      title={t('devices.title')}
      {...(data.nextCursor !== null && { hint: t('devices.more', { count: mostShown }) })}
    >
      <ul className={css['list']}>
        {data.items.map((device) => (
          <li key={device.id} className={css['device']}>
            <span>
              <Link to="/devices/$id" params={{ id: device.id }}>
                {device.name}
              </Link>
              {device.firingCount > 0 && (
                <span className={css['firing']}> {t('devices.firing', { count: device.firingCount })}</span>
              )}
            </span>
            <span className={css['more']}>
              {[
                device.owner && !('ownerId' in of) ? device.owner.name : '',
                device.location,
                t(`devices.${device.state}`),
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
