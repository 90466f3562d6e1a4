import { IconBook2, IconBuilding, IconDeviceDesktop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#web/ui/avatar.tsx'
import { Marked } from '#web/ui/marked.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './search.module.css'
import type { Found } from './use-search.ts'

export function TicketHits({ hits }: { hits: Found['tickets'] }) {
  const { t } = useTranslation('search')
  return (
    <Hits title={t('tickets')}>
      {hits.map(({ ticket, excerpt }) => (
        <li key={ticket.id}>
          <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className={css.hit}>
            <Avatar name={ticket.requester.name} id={ticket.requester.id} />
            <span className={css.body}>
              <span className={css.top}>
                <span className={css.name}>{ticket.subject}</span>
                <StatusPill status={ticket.status} />
                <TimeAgo iso={ticket.updatedAt} as="smart" className={css.time} />
              </span>
              <span className={css.detail}>{`#${ticket.number} · ${ticket.requester.name}`}</span>
              <span className={css.excerpt}>
                <Marked text={excerpt} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </Hits>
  )
}

export function ArticleHits({ hits }: { hits: Found['articles'] }) {
  const { t } = useTranslation('search')
  return (
    <Hits title={t('articles')}>
      {hits.map(({ article, title, excerpt }) => (
        <li key={article.id}>
          <Link to="/knowledge/$id" params={{ id: article.id }} className={css.hit}>
            <span className={css.sign} aria-hidden>
              <IconBook2 size={18} stroke={1.7} />
            </span>
            <span className={css.body}>
              <span className={css.name} lang={article.language}>
                <Marked text={title} />
              </span>
              <span className={css.excerpt} lang={article.language}>
                <Marked text={excerpt} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </Hits>
  )
}

export function PersonHits({ people }: { people: Found['people'] }) {
  const { t } = useTranslation('search')
  return (
    <Hits title={t('people')}>
      {people.map((person) => (
        <li key={person.id}>
          <Link to="/customers/people/$id" params={{ id: person.id }} className={css.hit}>
            <Avatar name={person.name} id={person.id} />
            <span className={css.body}>
              <span className={css.name}>{person.name}</span>
              <span className={css.detail}>
                {[person.email ?? person.phones[0], person.organization?.name].filter(Boolean).join(' · ')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </Hits>
  )
}

export function OrganizationHits({ organizations }: { organizations: Found['organizations'] }) {
  const { t } = useTranslation('search')
  return (
    <Hits title={t('organizations')}>
      {organizations.map((organization) => (
        <li key={organization.id}>
          <Link to="/customers/organizations/$id" params={{ id: organization.id }} className={css.hit}>
            <span className={css.sign} aria-hidden>
              <IconBuilding size={18} stroke={1.7} />
            </span>
            <span className={css.body}>
              <span className={css.name}>{organization.name}</span>
              <span className={css.detail}>
                {[t('members', { count: organization.memberCount }), ...organization.domains].join(' · ')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </Hits>
  )
}

export function DeviceHits({ devices }: { devices: Found['devices'] }) {
  const { t } = useTranslation('search')
  return (
    <Hits title={t('devices')}>
      {devices.map(({ id, name, owner, organization, assetTag, location }) => (
        <li key={id}>
          <Link to="/devices/$id" params={{ id }} className={css.hit}>
            <span className={css.sign} aria-hidden>
              <IconDeviceDesktop size={18} stroke={1.7} />
            </span>
            <span className={css.body}>
              <span className={css.name}>{name}</span>
              <span className={css.detail}>
                {[owner?.name, organization?.name, assetTag, location].filter(Boolean).join(' · ')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </Hits>
  )
}

function Hits({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section>
      <h2 className={css.title}>{title}</h2>
      <ul className={css.list}>{children}</ul>
    </section>
  )
}
