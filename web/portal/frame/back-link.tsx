import { IconArrowLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '../link.tsx'
import css from './back-link.module.css'

/** Above a title: leads to the page that this one belongs to. */
export function BackLink({ to, children }: Pick<LinkProps, 'to' | 'children'>) {
  return (
    <Link to={to} className={css['back']}>
      <IconArrowLeft size={17} aria-hidden />
      {children}
    </Link>
  )
}
