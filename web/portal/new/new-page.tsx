import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useNumberSearch, useSubjectSearch } from '../address.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Column } from '../frame/column.tsx'
import { Heading } from '../frame/heading.tsx'
import { showSuccess } from '../frame/toast.ts'
import { useGo } from '../link.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import { KnownPerson } from './known-person.tsx'
import { NewForm } from './new-form.tsx'
import { Sent, type SentRequest } from './sent.tsx'
import { useFollowedSubject } from './use-followed-subject.ts'

export function NewPage() {
  const { t } = useTranslation('portal')
  const visitor = useVisitor()
  const { acceptsStrangers } = useDesk()
  const go = useGo()
  const followed = useFollowedSubject(useNumberSearch('about'))
  const looked = useSubjectSearch()
  const [sent, setSent] = useState<SentRequest>()
  useDocumentTitle(t(sent ? 'sent.title' : 'new.title'))

  if (!isPerson(visitor) && !acceptsStrangers) return <SignInFirst />
  if (sent) return <Sent request={sent} onAnother={() => setSent(undefined)} />
  if (followed.isLoading) return null

  function onSettled() {
    showSuccess(t('new.settled'))
    void go('/')
  }

  function onSent(request: SentRequest) {
    if (!isPerson(visitor)) return setSent(request)
    void go('/requests/$number', { params: { number: String(request.number) }, search: { sent: true }, replace: true })
  }

  return (
    <Column>
      <Heading title={t('new.title')} lead={t('new.lead')} />
      {visitor === null && <KnownPerson />}
      <NewForm visitor={visitor} firstSubject={followed.subject || looked} onSent={onSent} onSettled={onSettled} />
    </Column>
  )
}
