import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { PersonRow } from '../list/person-row.tsx'
import { usePeopleList } from '../list/queries.ts'
import rows from '../list/rows.module.css'

export function Members({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const members = usePeopleList({ organizationId })
  return (
    <>
      <Loading query={members}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.items)
          if (people.length === 0) {
            return (
              <EmptyState
                icon={<IconUsers size={28} stroke={1.6} />}
                title={t('organization.noMembers')}
                text={t('organization.noMembersText')}
              />
            )
          }
          return (
            <ul className={rows.plain} aria-label={t('organization.members')}>
              {people.map((person) => (
                <li key={person.id}>
                  <PersonRow person={person} withPlace={false} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {members.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => void members.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  )
}
