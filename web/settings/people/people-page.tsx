import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { useStaff } from '../queries.ts'
import { findSections } from '../sections.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { isLastAdministrator } from './last-administrator.ts'
import { PersonDialog } from './person-dialog.tsx'
import { StaffList } from './staff-list.tsx'

export function PeoplePage() {
  const { t } = useTranslation('settings')
  const staff = useStaff()
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<Person | undefined>()
  const [isInviting, setInviting] = useState(false)
  return (
    <Page
      title={t('section.people')}
      lead={t('section.people.lead')}
      actions={
        <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      }
    >
      <TextInput
        type="search"
        mb="md"
        aria-label={t('people.find')}
        placeholder={t('people.find')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Loading query={staff}>
        {(people) => (
          <>
            <StaffList people={findSections(people, search, wordsOf)} onEdit={setEdited} />
            {edited && (
              <PersonDialog
                person={edited}
                isLast={isLastAdministrator(people, edited.id)}
                onClose={() => setEdited(undefined)}
              />
            )}
          </>
        )}
      </Loading>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}

function wordsOf(person: Person): string {
  return [person.name, ...person.emails].join(' ')
}
