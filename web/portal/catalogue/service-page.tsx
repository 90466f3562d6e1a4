import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useIdParam } from '../address.ts'
import { KnownOutages } from '../announcements/known-outages.tsx'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { BackLink } from '../frame/back-link.tsx'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import { useGo } from '../link.tsx'
import { Sent, type SentRequest } from '../new/sent.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './catalogue.module.css'
import { offerQuery } from './queries.ts'
import { ServiceForm } from './service-form.tsx'
import { usePrice } from './use-price.ts'

/** One service: what it is, and the form to ask for it. */
export function ServicePage() {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const price = usePrice()
  const go = useGo()
  const visitor = useVisitor()
  const { acceptsStrangers } = useDesk()
  const id = useIdParam()
  const offer = useQuery(offerQuery(id))
  const [sent, setSent] = useState<SentRequest>()
  useDocumentTitle(offer.data ? label(offer.data.name) : t('catalogue.title'))

  if (offer.isPending) return <PageSkeleton />
  if (offer.error instanceof ApiError && offer.error.status === 404)
    return isPerson(visitor) ? <NotFound /> : <SignInFirst />
  if (offer.isError) {
    return (
      <Column>
        <Failed error={offer.error} onRetry={() => void offer.refetch()} />
      </Column>
    )
  }
  if (sent) return <Sent request={sent} onAnother={() => setSent(undefined)} />

  function onSent(request: SentRequest) {
    if (!isPerson(visitor)) return setSent(request)
    void go('/requests/$number', { params: { number: String(request.number) }, search: { sent: true }, replace: true })
  }

  const service = offer.data
  const facts = [price(service), service.needsApproval ? t('catalogue.approval') : ''].filter((fact) => fact !== '')
  return (
    <Column>
      <BackLink to="/">{t('catalogue.title')}</BackLink>
      <Heading title={label(service.name)} lead={label(service.summary)} />
      <KnownOutages serviceId={service.id} />
      {facts.length > 0 && <p className={css['description']}>{facts.join(' · ')}</p>}
      {label(service.description) !== '' && <p className={css['description']}>{label(service.description)}</p>}
      {isPerson(visitor) || acceptsStrangers ? (
        <ServiceForm key={service.id} service={service} visitor={visitor} onSent={onSent} />
      ) : (
        <SignInFirst />
      )}
    </Column>
  )
}
