import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { useDesk } from '#web/lib/me.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { CurrentAnnouncements } from '../announcements/current-announcements.tsx'
import { CatalogueSection } from '../catalogue/catalogue-section.tsx'
import { Column } from '../frame/column.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import { FoundAnswers } from './found-answers.tsx'
import css from './home-page.module.css'
import { HomeSearch } from './home-search.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import { KnownErrors } from './known-errors.tsx'
import { OpenRequests } from './open-requests.tsx'
import { UsefulAnswers } from './useful-answers.tsx'
import { WaysIn } from './ways-in.tsx'

export function HomePage() {
  const { t } = useTranslation('portal')
  const desk = useDesk()
  const label = useLabel()
  const visitor = useVisitor()
  const [typed, setTyped] = useState('')
  const found = useRef<HTMLDivElement>(null)
  const search = useDeferredValue(typed.trim())
  useDocumentTitle(t('home.title'))

  return (
    <>
      <div className={css['hero']}>
        <div className={css['words']}>
          <h1 className={css['title']}>{label(desk.welcomeTitle) || t('home.title')}</h1>
          <p className={css['welcome']}>{label(desk.welcomeText) || t('home.lead')}</p>
          <HomeSearch value={typed} onChange={setTyped} onEnter={() => found.current?.querySelector('a')?.focus()} />
        </div>
      </div>
      <Column width="wide">
        <div className={css['body']}>
          {search !== '' && (
            <div ref={found} className={css['found']}>
              <FoundAnswers search={search} />
              <CatalogueSection search={search} />
            </div>
          )}
          <div className={css['notices']}>
            <CurrentAnnouncements />
            {isPerson(visitor) && <KnownErrors />}
          </div>
          <WaysIn visitor={visitor} search={search} />
          {isPerson(visitor) && <OpenRequests me={visitor} />}
          {search === '' && <UsefulAnswers />}
          {search === '' && <CatalogueSection search="" />}
          <HowItGoes />
        </div>
      </Column>
    </>
  )
}
