import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#contract/common.ts'
import { formatColor, parseColor, textOn } from '#contract/contrast.ts'
import { useMaybeDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import css from './entry-frame.module.css'
import { Illustration } from './illustration.tsx'
import { LanguageSwitch } from './language-switch.tsx'

interface Props {
  title: string
  lead?: string
  /** Name of the desk, once there is one. */
  deskName?: string | undefined
  /** Beside the form on wide screens; the picture when left out. */
  aside?: ReactNode
  /** When the language is more than the reader's own affair. */
  onLanguage?: (language: Language) => unknown
  children: ReactNode
}

/** The screens before one is in: a calm picture on one side, one task on the other. */
export function EntryFrame({ title, lead, deskName, aside, onLanguage, children }: Props) {
  useDocumentTitle(title)
  return (
    <div className={css.frame}>
      <aside className={css.aside}>
        <div className={css.brand}>
          <DeskMark name={deskName ?? 'Mesa'} />
          <span className={css.brandName}>{deskName ?? 'Mesa'}</span>
        </div>
        {aside ?? <Welcome />}
      </aside>
      <main className={css.main}>
        <div className={css.corner}>
          <LanguageSwitch {...(onLanguage ? { onChange: onLanguage } : {})} />
        </div>
        <div className={css.task}>
          <Title order={1} className={css.title}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" className={css.lead}>
              {lead}
            </Text>
          )}
          {children}
        </div>
      </main>
    </div>
  )
}

/** The logo of the desk, or its first letter in the accent. */
function DeskMark({ name }: { name: string }) {
  const desk = useMaybeDesk()
  if (desk?.logo)
    return <img className={css.logo} src={desk.logo.path} width={desk.logo.width} height={desk.logo.height} alt="" />
  const colors = desk && { background: desk.accent, color: formatColor(textOn(parseColor(desk.accent))) }
  return (
    <span className={css.mark} style={colors} aria-hidden>
      {name.charAt(0).toUpperCase()}
    </span>
  )
}

function Welcome() {
  const { t } = useTranslation('session')
  return (
    <div className={css.welcome}>
      <Illustration />
      <p className={css.welcomeTitle}>{t('welcome.title')}</p>
      <p className={css.welcomeText}>{t('welcome.text')}</p>
    </div>
  )
}
