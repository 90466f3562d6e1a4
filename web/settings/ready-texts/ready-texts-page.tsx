import { Button, TextInput } from '@mantine/core'
import { IconBlockquote, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyText } from '#contract/ready-texts.ts'
import { languageNames } from '#web/lib/language.ts'
import { wordsIn } from '#web/lib/words-in.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AudiencePill } from '../parts/audience-pill.tsx'
import rows from '../parts/rows.module.css'
import { findSections } from '../sections.ts'
import { ReadyTextDialog } from './ready-text-dialog.tsx'
import { useReadyTexts } from './use-ready-texts.ts'

export function ReadyTextsPage() {
  const { t } = useTranslation('settings')
  const texts = useReadyTexts()
  const [edited, setEdited] = useState<ReadyText | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('texts.add')}
    </Button>
  )
  return (
    <Page title={t('section.texts')} lead={t('section.texts.lead')} actions={add}>
      <Loading query={texts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconBlockquote size={28} stroke={1.6} />}
              title={t('texts.noneYet')}
              text={t('texts.noneText')}
            />
          ) : (
            <TextRows texts={items} onEdit={setEdited} />
          )
        }
      </Loading>
      {edited && <ReadyTextDialog text={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function TextRows({ texts, onEdit }: { texts: ReadyText[]; onEdit: (text: ReadyText) => void }) {
  const { t } = useTranslation('settings')
  const [search, setSearch] = useState('')
  const found = findSections(
    texts,
    search,
    ({ name, shortcut, bodyHtml }) => `${name} ${shortcut} ${wordsIn(bodyHtml)}`,
  )
  return (
    <>
      <TextInput
        type="search"
        mb="md"
        maw={360}
        aria-label={t('texts.search')}
        placeholder={t('texts.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <p role="status">{found.length === 0 && t('texts.nothing')}</p>
      {found.length > 0 && (
        <ul className={rows.rows}>
          {found.map((one) => (
            <li key={one.id} className={rows.row}>
              <TextRow text={one} onEdit={() => onEdit(one)} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function TextRow({ text, onEdit }: { text: ReadyText; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { name, shortcut, language, audience, bodyHtml, useCount, can } = text
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {shortcut !== '' && <span className={rows.pill}>/{shortcut}</span>}
          <AudiencePill audience={audience} />
          {language && <span className={rows.pill}>{languageNames[language]}</span>}
        </div>
        <div className={rows.more}>{wordsIn(bodyHtml).slice(0, 160)}</div>
      </div>
      <div className={rows.aside}>{t('texts.uses', { count: useCount })}</div>
      {can.change && (
        <Button variant="default" size="xs" aria-label={t('texts.editName', { name })} onClick={onEdit}>
          {t('texts.edit')}
        </Button>
      )}
    </>
  )
}
