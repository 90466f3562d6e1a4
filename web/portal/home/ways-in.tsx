import { IconArrowRight, IconListDetails, IconMailForward, IconPencil, IconTicket } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { useDesk } from '#web/lib/me.ts'
import { Link, type LinkProps } from '../link.tsx'
import { isPerson } from '../visitor.ts'
import css from './ways-in.module.css'

interface Props {
  visitor: Me | null
  /** What is being looked for, which a request begins with. */
  search: string
}

/** The two things somebody comes for. */
export function WaysIn({ visitor, search }: Props) {
  const { t } = useTranslation('portal')
  const { acceptsStrangers } = useDesk()
  const canWrite = isPerson(visitor) || acceptsStrangers

  return (
    <div className={css['ways']}>
      {canWrite && (
        <Way
          to="/new"
          {...(search !== '' && { search: { subject: search } })}
          icon={<IconPencil size={26} />}
          title={t('home.write')}
          text={t('home.writeText')}
          isMain
        />
      )}
      {isPerson(visitor) && (
        <Way to="/requests" icon={<IconListDetails size={26} />} title={t('home.see')} text={t('home.seeText')} />
      )}
      {visitor?.role === 'guest' && visitor.guestTicket !== null && (
        <Way
          to="/requests/$number"
          params={{ number: String(visitor.guestTicket) }}
          icon={<IconTicket size={26} />}
          title={t('home.guest')}
          text={t('home.guestText', { number: visitor.guestTicket })}
        />
      )}
      {!isPerson(visitor) && (
        <Way
          to="/sign-in"
          icon={<IconMailForward size={26} />}
          title={t('home.enter')}
          text={t('home.enterText')}
          isMain={!canWrite}
        />
      )}
    </div>
  )
}

interface WayProps extends Pick<LinkProps, 'to' | 'params' | 'search'> {
  icon: ReactNode
  title: string
  text: string
  isMain?: boolean
}

function Way({ icon, title, text, isMain = false, ...target }: WayProps) {
  return (
    <Link {...target} className={css['way']} data-main={isMain}>
      <span className={css['icon']} aria-hidden>
        {icon}
      </span>
      <span className={css['words']}>
        <strong>{title}</strong>
        <span>{text}</span>
      </span>
      <IconArrowRight className={css['arrow']} size={20} aria-hidden />
    </Link>
  )
}
