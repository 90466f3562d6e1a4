import type { ReactNode } from 'react'
import { Column } from './column.tsx'
import css from './notice.module.css'

interface Props {
  icon: ReactNode
  title: string
  text: ReactNode
  action?: ReactNode
  tone?: 'plain' | 'good'
}

/** A page that has one thing to say. */
export function Notice({ icon, title, text, action, tone = 'plain' }: Props) {
  return (
    <Column width="narrow">
      <div className={css['notice']} data-tone={tone}>
        <span className={css['icon']} aria-hidden>
          {icon}
        </span>
        <h1 className={css['title']}>{title}</h1>
        <div className={css['text']}>{text}</div>
        {action && <div className={css['action']}>{action}</div>}
      </div>
    </Column>
  )
}
