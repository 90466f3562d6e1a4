import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Notes } from '../notes/notes.tsx'
import { Devices } from '../parts/devices.tsx'
import { Pill } from '../parts/pill.tsx'
import { Card, ProfileLayout } from '../parts/profile-layout.tsx'
import { TicketList } from '../parts/ticket-list.tsx'
import { Ratings } from '../ratings/ratings.tsx'
import { Duplicates } from './merge/duplicates.tsx'
import { MergeDialog } from './merge/merge-dialog.tsx'
import { MergedNotice } from './merge/merged-notice.tsx'
import { MergedPeople } from './merge/merged-people.tsx'
import { PersonFields } from './person-fields.tsx'
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
  const [isMerging, setMerging] = useState(false)
  const canMerge = person.can.update && person.role === 'requester'
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
      notice={<MergedNotice person={person} />}
      actions={
        canMerge && (
          <Button
            variant="default"
            leftSection={<IconArrowMerge size={17} aria-hidden />}
            onClick={() => setMerging(true)}
          >
            {t('merge.open')}
          </Button>
        )
      }
      profile={
        <>
          <PersonProfile person={person} />
          <PersonFields person={person} />
          <MergedPeople person={person} />
        </>
      }
    >
      <Duplicates person={person} />
      <Notes about={{ personId: person.id }} canAdd={person.mergedInto === null} />
      <Card title={t('person.tickets')}>
        <TicketList of={{ requesterId: person.id }} emptyTitle={t('person.noTickets')} />
      </Card>
      <Devices of={{ ownerId: person.id }} />
      <Ratings of={{ requesterId: person.id }} />
      {isMerging && <MergeDialog person={person} onClose={() => setMerging(false)} />}
    </ProfileLayout>
  )
}
