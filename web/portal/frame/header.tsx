import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#web/lib/me.ts'
import { initials } from '#web/ui/avatar.tsx'
import { ApprovalsLink } from '../approvals/approvals-link.tsx'
import { Link } from '../link.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import { AccountMenu } from './account-menu.tsx'
import css from './header.module.css'
import { HelpLink } from './help-link.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'

export function Header() {
  const { t } = useTranslation('portal')
  const desk = useDesk()
  const visitor = useVisitor()

  return (
    <header className={css['header']}>
      <div className={css['inner']}>
        <Link to="/" className={css['brand']}>
          {desk.logo ? (
            <img
              className={css['logo']}
              src={desk.logo.path}
              width={desk.logo.width}
              height={desk.logo.height}
              alt=""
            />
          ) : (
            <span className={css['mark']} aria-hidden>
              {initials(desk.name).slice(0, 1)}
            </span>
          )}
          <span className={css['name']}>{desk.name}</span>
        </Link>
        <nav className={css['nav']} aria-label={t('nav.label')}>
          <Link to="/new" className={css['link']}>
            {t('nav.new')}
          </Link>
          {isPerson(visitor) && (
            <Link to="/requests" className={css['link']}>
              {t('nav.requests')}
            </Link>
          )}
          {isPerson(visitor) && <ApprovalsLink className={css['link']} />}
          <HelpLink className={css['link']} />
        </nav>
        <div className={css['tools']}>
          <LanguageSwitch />
          <SchemeSwitch />
          {visitor ? (
            <AccountMenu visitor={visitor} />
          ) : (
            <Button
              renderRoot={(props) => <Link to="/sign-in" {...props} />}
              variant="light"
              className={css['enter'] ?? ''}
            >
              {t('nav.signIn')}
            </Button>
          )}
        </div>
      </div>
    </header>
  )
}
