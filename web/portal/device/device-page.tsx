import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { showSuccess } from '../frame/toast.ts'
import { useGo } from '../link.tsx'
import { KnownPerson } from '../new/known-person.tsx'
import { NewForm } from '../new/new-form.tsx'
import { Sent, type SentRequest } from '../new/sent.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './device-page.module.css'

/** Where the label on a device leads: what stands there, and a form about it. */
export function DevicePage() {
  const token = useTokenParam()
  const { t } = useTranslation('portal')
  const visitor = useVisitor()
  const { acceptsStrangers } = useDesk()
  const go = useGo()
  const [sent, setSent] = useState<SentRequest>()
  const { data, error, refetch } = useQuery({
    queryKey: ['labelled-device', token],
    queryFn: ({ signal }) => api.deviceLabels.read({ params: { token }, signal }),
  })
  useDocumentTitle(t(sent ? 'sent.title' : 'device.title', { name: data?.name ?? '' }))

  if (error) {
    const isUnknown = error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid')
    return isUnknown ? <NotFound /> : <Failed error={error} onRetry={() => void refetch()} />
  }
  if (!data) return null
  if (!isPerson(visitor) && !acceptsStrangers) return <SignInFirst />
  if (sent) return <Sent request={sent} onAnother={() => setSent(undefined)} />

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
      <Heading title={t('device.title', { name: data.name })} lead={data.location || t('new.lead')} />
      {data.isReported && (
        <p role="status" className={css['reported']}>
          {t('device.reported')}
        </p>
      )}
      {visitor === null && <KnownPerson />}
      <NewForm visitor={visitor} firstSubject="" label={token} onSent={onSent} onSettled={onSettled} />
    </Column>
  )
}
