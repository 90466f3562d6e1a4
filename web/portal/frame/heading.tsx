import type { ReactNode } from 'react'
import css from './heading.module.css'

interface Props {
  title: string
  lead?: ReactNode
  action?: ReactNode
}

export function Heading({ title, lead, action }: Props) {
  return (
    <div className={css['heading']}>
      <div className={css['words']}>
        <h1 className={css['title']}>{title}</h1>
        {lead && <p className={css['lead']}>{lead}</p>}
      </div>
      {action}
    </div>
  )
}
