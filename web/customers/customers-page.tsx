import { Button, Group, Tabs, TextInput } from '@mantine/core'
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks'
import { IconPlus, IconSearch, IconTableImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { Page } from '#web/ui/page.tsx'
import { CreateOrganization } from './create/create-organization.tsx'
import { CreatePerson } from './create/create-person.tsx'
import { OrganizationList } from './list/organization-list.tsx'
import { PeopleList } from './list/people-list.tsx'

const kinds = ['people', 'organizations'] as const

/** Remembers what was looked for, so that coming back from a person is coming back. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const me = useMe()
  const [kind, setKind] = useSessionStorage<(typeof kinds)[number]>({ key: 'mesa.customers', defaultValue: 'people' })
  const [typed, setTyped] = useSessionStorage({ key: 'mesa.customers.search', defaultValue: '' })
  const [search] = useDebouncedValue(typed.trim(), 180)
  const [isAdding, setAdding] = useState(false)
  const isPeople = kind === 'people'
  const add = () => setAdding(true)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      wide
      actions={
        <Group gap="xs">
          {me.role === 'admin' && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/customers/imports" {...props} />}
              leftSection={<IconTableImport size={17} aria-hidden />}
            >
              {t('imports.open')}
            </Button>
          )}
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
            {isPeople ? t('addPerson') : t('addOrganization')}
          </Button>
        </Group>
      }
    >
      <Tabs
        value={kind}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? 'people')}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {kinds.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <TextInput
          type="search"
          mb="md"
          aria-label={isPeople ? t('findPeople') : t('findOrganizations')}
          placeholder={isPeople ? t('findPeople') : t('findOrganizations')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Tabs.Panel value="people">
          <PeopleList search={search} onAdd={add} />
        </Tabs.Panel>
        <Tabs.Panel value="organizations">
          <OrganizationList search={search} onAdd={add} />
        </Tabs.Panel>
      </Tabs>
      {isAdding && isPeople && <CreatePerson typed={typed} onClose={() => setAdding(false)} />}
      {isAdding && !isPeople && <CreateOrganization typed={typed} onClose={() => setAdding(false)} />}
    </Page>
  )
}
