import { Anchor } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import css from './profile-layout.module.css'

interface Props {
  title: string
  picture: ReactNode
  badges?: ReactNode
  lead: ReactNode
  actions?: ReactNode
  /** What has to be known before anything else. */
  notice?: ReactNode
  /** What is known of it, editable. */
  profile: ReactNode
  children: ReactNode
}

/** A person or an organization: who it is above, its data on the left, what hangs on it beside. */
export function ProfileLayout({ title, picture, badges, lead, actions, notice, profile, children }: Props) {
  const { t } = useTranslation('customers')
  useDocumentTitle(title)
  return (
    <div className={css.page}>
      <div className={css.inner}>
        <Anchor renderRoot={(props) => <Link to="/customers" {...props} />} size="sm" className={css.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('person.back')}
        </Anchor>
        <header className={css.head}>
          {picture}
          <div className={css.words}>
            <h1 className={css.title}>
              {title} {badges}
            </h1>
            <p className={css.lead}>{lead}</p>
          </div>
          {actions}
        </header>
        {notice}
        <div className={css.columns}>
          <div className={css.rest}>{profile}</div>
          <div className={css.rest}>{children}</div>
        </div>
      </div>
    </div>
  )
}

export function Card({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{title}</h2>
      {children}
      {hint && <p className={css.hint}>{hint}</p>}
    </section>
  )
}
