import type { ReactNode } from 'react'
import css from './empty-state.module.css'

interface Props {
  icon: ReactNode
  title: string
  /** What to do next. */
  text?: ReactNode
  action?: ReactNode
  /** Where it is all there is on the page, its title is the heading. */
  titleAs?: 'p' | 'h1' | 'h2'
}

export function EmptyState({ icon, title, text, action, titleAs: Title = 'p' }: Props) {
  return (
    <div className={css.empty}>
      <span className={css.icon} aria-hidden>
        {icon}
      </span>
      <Title className={css.title}>{title}</Title>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
