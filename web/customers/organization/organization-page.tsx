import { IconBuilding } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Organization } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Notes } from '../notes/notes.tsx'
import { Devices } from '../parts/devices.tsx'
import { Pill } from '../parts/pill.tsx'
import { Card, ProfileLayout } from '../parts/profile-layout.tsx'
import { TicketList } from '../parts/ticket-list.tsx'
import { Ratings } from '../ratings/ratings.tsx'
import { Members } from './members.tsx'
import { OrganizationFields } from './organization-fields.tsx'
import css from './organization-page.module.css'
import { OrganizationProfile } from './organization-profile.tsx'

export function OrganizationPage({ id }: { id: string }) {
  const organization = useQuery({
    queryKey: keys.organization(id),
    queryFn: ({ signal }) => api.organizations.get({ params: { id }, signal }),
  })
  return <Loading query={organization}>{(known) => <OrganizationView key={known.id} organization={known} />}</Loading>
}

function OrganizationView({ organization }: { organization: Organization }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const count = t('organization.memberCount', { count: organization.memberCount })
  return (
    <ProfileLayout
      title={organization.name}
      picture={
        <span className={css.picture} aria-hidden>
          <IconBuilding size={26} stroke={1.6} />
        </span>
      }
      badges={organization.isVip && <Pill tone="accent">{t('organization.vip')}</Pill>}
      lead={`${count} · ${t('person.since', { date: format.date(organization.createdAt) })}`}
      profile={
        <>
          <OrganizationProfile organization={organization} />
          <OrganizationFields organization={organization} />
        </>
      }
    >
      <Notes about={{ organizationId: organization.id }} />
      <Card title={t('organization.members')}>
        <Members organizationId={organization.id} />
      </Card>
      <Card title={t('person.tickets')}>
        <TicketList of={{ organizationId: organization.id }} emptyTitle={t('organization.noTickets')} />
      </Card>
      <Devices of={{ organizationId: organization.id }} />
      <Ratings of={{ organizationId: organization.id }} />
    </ProfileLayout>
  )
}
