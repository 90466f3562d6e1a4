import type { ReactNode } from 'react'
import { useDocumentTitle } from './document-title.ts'
import css from './page.module.css'

interface Props {
  title: string
  /** One line on what the page is for. */
  lead?: ReactNode
  actions?: ReactNode
  /** For lists and tables that need the room. */
  wide?: boolean
  children: ReactNode
}

/** A page with a heading that is not the inbox. It scrolls by itself; the shell holds the one `main`. */
export function Page({ title, lead, actions, wide = false, children }: Props) {
  useDocumentTitle(title)

  return (
    <div className={css.page}>
      <div className={css.inner} data-wide={wide || undefined}>
        <header className={css.head}>
          <div>
            <h1 className={css.title}>{title}</h1>
            {lead && <p className={css.lead}>{lead}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}
