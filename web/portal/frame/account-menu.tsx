import { IconArrowRight, IconLogin2, IconLogout } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Link } from '../link.tsx'
import { useSignOut } from '../visitor.ts'
import css from './account-menu.module.css'

/** Who is here and the way out; a popover of the browser's own, which closes by itself. */
export function AccountMenu({ visitor }: { visitor: Me }) {
  const { t } = useTranslation('portal')
  const id = useId()
  const signOut = useSignOut()
  const isAgent = visitor.role === 'agent' || visitor.role === 'admin'

  return (
    <>
      <button type="button" className={css['button']} popoverTarget={id}>
        <Avatar name={visitor.name} id={visitor.id} size={32} />
        <span className="visually-hidden">{t('account.open', { name: visitor.name })}</span>
      </button>
      <div id={id} popover="auto" className={css['menu']}>
        <p className={css['who']}>
          <strong>{visitor.name}</strong>
          <span>{visitor.role === 'guest' ? t('account.guest') : visitor.email}</span>
        </p>
        {isAgent && (
          <a className={css['item']} href="/desk">
            <IconArrowRight size={17} aria-hidden />
            {t('account.desk')}
          </a>
        )}
        {visitor.role === 'guest' && (
          <Link to="/sign-in" className={css['item']}>
            <IconLogin2 size={17} aria-hidden />
            {t('nav.signIn')}
          </Link>
        )}
        <button type="button" className={css['item']} disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          <IconLogout size={17} aria-hidden />
          {t('account.signOut')}
        </button>
      </div>
    </>
  )
}
