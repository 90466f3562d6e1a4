import { Button } from '@mantine/core'
import { IconArrowLeft, IconExternalLink, IconPencil } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '#web/lib/i18n.ts'
import { isLanguage } from '#web/lib/language.ts'
import { useDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useWidgetLanguage } from '../address.ts'
import { CurrentAnnouncements } from '../announcements/current-announcements.tsx'
import { CatalogueSection } from '../catalogue/catalogue-section.tsx'
import { FoundAnswers } from '../home/found-answers.tsx'
import { HomeSearch } from '../home/home-search.tsx'
import { OpensBeside } from '../link.tsx'
import { NewForm } from '../new/new-form.tsx'
import { Sent, type SentRequest } from '../new/sent.tsx'
import css from './widget-page.module.css'

/**
 * The portal in little, inside a frame on a page of somebody else: search, and a request. Cookies do not reach into such
 * a frame, so that whoever writes here says who they are, and nobody can be made to click in their own name.
 */
export function WidgetPage() {
  return (
    <OpensBeside value={true}>
      <Widget />
    </OpensBeside>
  )
}

function Widget() {
  const { t } = useTranslation('portal')
  const { name, acceptsStrangers } = useDesk()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [isWriting, setWriting] = useState(false)
  const [sent, setSent] = useState<SentRequest>()
  useDocumentTitle(name)
  useCloseByKey()
  useAskedLanguage()

  function startAgain() {
    setSent(undefined)
    setWriting(false)
    setTyped('')
  }

  if (sent) return <Sent request={sent} onAnother={() => setSent(undefined)} onHome={startAgain} />
  if (isWriting) {
    return (
      <div className={css['page']}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => setWriting(false)}
        >
          {t('widget.back')}
        </Button>
        <h1 className={css['title']}>{t('new.title')}</h1>
        <NewForm visitor={null} firstSubject={typed} onSent={setSent} onSettled={() => setWriting(false)} />
      </div>
    )
  }
  return (
    <div className={css['page']}>
      <h1 className={css['title']}>{t('home.title')}</h1>
      <HomeSearch value={typed} onChange={setTyped} />
      {search !== '' && <FoundAnswers search={search} />}
      <CurrentAnnouncements />
      <CatalogueSection search={search} />
      {acceptsStrangers && (
        <Button size="md" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setWriting(true)}>
          {t('home.write')}
        </Button>
      )}
      <a href="/" target="_blank" rel="noreferrer" className={css['whole']}>
        <IconExternalLink size={16} aria-hidden />
        {t('widget.whole', { name })}
      </a>
    </div>
  )
}

/** The page around the frame hears nothing of keys that are pressed inside it. */
function useCloseByKey(): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      // Whoever it is only hides the frame.
      if (event.key === 'Escape' && !event.defaultPrevented) window.parent.postMessage('mesa:close', '*')
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [])
}

function useAskedLanguage(): void {
  const asked = useWidgetLanguage()
  useEffect(() => {
    if (asked !== undefined && isLanguage(asked)) void setLanguage(asked)
  }, [asked])
}
