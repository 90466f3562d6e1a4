import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Pill } from '../parts/pill.tsx'
import { Card, ProfileLayout } from '../parts/profile-layout.tsx'
import { TicketList } from '../parts/ticket-list.tsx'
import { PersonProfile } from './person-profile.tsx'

export function PersonPage({ id }: { id: string }) {
  const person = useQuery({
    queryKey: keys.person(id),
    queryFn: ({ signal }) => api.people.get({ params: { id }, signal }),
  })
  return <Loading query={person}>{(known) => <PersonView key={known.id} person={known} />}</Loading>
}

function PersonView({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const place = person.organization?.name ?? common(`role.${person.role}`)
  return (
    <ProfileLayout
      title={person.name}
      picture={<Avatar name={person.name} id={person.id} size={52} />}
      badges={
        <>
          {person.isVip && <Pill tone="accent">{t('person.vip')}</Pill>}
          {!person.isActive && <Pill tone="bad">{t('person.inactive')}</Pill>}
        </>
      }
      lead={`${place} · ${t('person.since', { date: format.date(person.createdAt) })}`}
      profile={<PersonProfile person={person} />}
    >
      <Card title={t('person.tickets')}>
        <TicketList of={{ requesterId: person.id }} emptyTitle={t('person.noTickets')} />
      </Card>
    </ProfileLayout>
  )
}
