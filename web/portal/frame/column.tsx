import type { ReactNode } from 'react'
import css from './column.module.css'

interface Props {
  children: ReactNode
  /** `narrow` for forms of a few fields. */
  width?: 'narrow' | 'text' | 'wide'
}

/** The column that a page is written in. */
export function Column({ children, width = 'text' }: Props) {
  return (
    <div className={css['column']} data-width={width}>
      {children}
    </div>
  )
}

export function Card({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section className={css['card']} aria-label={label}>
      {children}
    </section>
  )
}
