import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useListSearch } from '../address.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Column } from '../frame/column.tsx'
import { Heading } from '../frame/heading.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import { ListTabs } from './list-tabs.tsx'
import { RequestPages } from './request-pages.tsx'

export function ListPage() {
  const { t } = useTranslation('portal')
  const visitor = useVisitor()
  const search = useListSearch()
  useDocumentTitle(t('list.title'))
  if (!isPerson(visitor)) return <SignInFirst />

  const isOfOrganization = search.of === 'organization' && visitor.seesOrganization && visitor.organization !== null
  return (
    <Column width="wide">
      <Heading
        title={t('list.title')}
        action={
          <LinkButton to="/new" leftSection={<IconPlus size={17} aria-hidden />}>
            {t('nav.new')}
          </LinkButton>
        }
      />
      <ListTabs me={visitor} search={search} />
      <RequestPages me={visitor} whose={isOfOrganization ? 'organization' : 'mine'} state={search.state ?? 'open'} />
    </Column>
  )
}
