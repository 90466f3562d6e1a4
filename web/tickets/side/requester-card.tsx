import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import type { Ticket } from '#contract/tickets.ts'
import { languageNames } from '#web/lib/language.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { VipMark } from '#web/ui/vip-mark.tsx'
import { personQuery } from '../queries.ts'
import { LocalTime } from './local-time.tsx'
import css from './side.module.css'

export function RequesterCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { requester, organization } = ticket
  const { data: person } = useQuery(personQuery(requester.id))

  return (
    <section aria-label={t('requester.title')}>
      <div className={css['person']}>
        <Avatar name={requester.name} id={requester.id} size={44} />
        <div className={css['personWords']}>
          <h2 className={css['personName']}>
            <Link
              to="/customers/people/$id"
              params={{ id: requester.id }}
              aria-label={t('requester.page', { name: requester.name })}
            >
              {requester.name}
            </Link>
            {ticket.isVip && <VipMark />}
          </h2>
          {organization && <p className={css['quiet']}>{organization.name}</p>}
        </div>
      </div>
      <Facts email={requester.email} person={person} />
    </section>
  )
}

function Facts({ email, person }: { email: string | null; person: Person | undefined }) {
  const { t } = useTranslation('tickets')
  return (
    <dl className={css['facts']}>
      {email !== null && (
        <>
          <dt>{t('requester.email')}</dt>
          <dd>
            <a href={`mailto:${email}`}>{email}</a>
          </dd>
        </>
      )}
      {person?.phones.map((phone) => (
        <Phone key={phone} phone={phone} />
      ))}
      {person && (
        <>
          <dt>{t('requester.language')}</dt>
          <dd>{languageNames[person.language]}</dd>
        </>
      )}
      {person?.timeZone && (
        <>
          <dt>{t('requester.localTime')}</dt>
          <dd>
            <LocalTime timeZone={person.timeZone} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Phone({ phone }: { phone: string }) {
  const { t } = useTranslation('tickets')
  return (
    <>
      <dt>{t('requester.phone')}</dt>
      <dd>
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
      </dd>
    </>
  )
}
