import type { ReactNode } from 'react'
import { useId } from 'react'
import css from './panel.module.css'

interface Props {
  title: string
  text?: string
  children?: ReactNode
  tone?: 'plain' | 'good'
}

/** A question to the requester with the ways to answer it. */
export function Panel({ title, text, children, tone = 'plain' }: Props) {
  const id = useId()
  return (
    <section className={css['panel']} aria-labelledby={id} data-tone={tone}>
      <div>
        <h2 id={id} className={css['title']}>
          {title}
        </h2>
        {text && <p className={css['text']}>{text}</p>}
      </div>
      {children}
    </section>
  )
}
