import { Button, TextInput } from '@mantine/core'
import { IconBolt, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '#contract/macros.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMacros, useMacroWords } from '#web/tickets/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AudiencePill } from '../parts/audience-pill.tsx'
import rows from '../parts/rows.module.css'
import { findSections } from '../sections.ts'
import { MacroDialog } from './macro-dialog.tsx'

const mostTold = 4

export function MacrosPage() {
  const { t } = useTranslation('settings')
  const macros = useMacros()
  const [edited, setEdited] = useState<Macro | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('macros.add')}
    </Button>
  )
  return (
    <Page title={t('section.macros')} lead={t('section.macros.lead')} actions={add}>
      <Loading query={macros}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconBolt size={28} stroke={1.6} />}
              title={t('macros.noneYet')}
              text={t('macros.noneText')}
            />
          ) : (
            <MacroRows macros={items} onEdit={setEdited} />
          )
        }
      </Loading>
      {edited && <MacroDialog macro={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function MacroRows({ macros, onEdit }: { macros: Macro[]; onEdit: (macro: Macro) => void }) {
  const { t } = useTranslation('settings')
  const [search, setSearch] = useState('')
  const found = findSections(macros, search, ({ name, description }) => `${name} ${description}`)
  return (
    <>
      <TextInput
        type="search"
        mb="md"
        maw={360}
        aria-label={t('macros.search')}
        placeholder={t('macros.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <p role="status">{found.length === 0 && t('macros.nothing')}</p>
      {found.length > 0 && (
        <ul className={rows.rows}>
          {found.map((one) => (
            <li key={one.id} className={rows.row}>
              <MacroRow macro={one} onEdit={() => onEdit(one)} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { list } = useFormat()
  const words = useMacroWords()
  const { name, description, audience, actions, broken, useCount, can } = macro
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          <AudiencePill audience={audience} />
          {broken.length > 0 && (
            <span className={rows.pill} data-tone="warn">
              {t('macros.broken', { count: broken.length })}
            </span>
          )}
        </div>
        {description !== '' && <div className={rows.more}>{description}</div>}
        <div className={rows.more}>
          {list(actions.slice(0, mostTold).map(words))}
          {actions.length > mostTold && '…'}
        </div>
      </div>
      <div className={rows.aside}>{t('texts.uses', { count: useCount })}</div>
      {can.change && (
        <Button variant="default" size="xs" aria-label={t('macros.editName', { name })} onClick={onEdit}>
          {t('macros.edit')}
        </Button>
      )}
    </>
  )
}
