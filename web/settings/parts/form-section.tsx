import type { ReactNode } from 'react'
import css from './form-section.module.css'

interface Props {
  title: string
  text?: string
  children: ReactNode
}

/** Fields that belong together: what they are about beside them. */
export function FormSection({ title, text, children }: Props) {
  return (
    <section className={css.section}>
      <div>
        <h2 className={css.title}>{title}</h2>
        {text && <p className={css.text}>{text}</p>}
      </div>
      <div className={css.fields}>{children}</div>
    </section>
  )
}
