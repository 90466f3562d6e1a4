import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '#contract/macros.ts'
import { plain } from '#web/lib/plain.ts'
import { OptionList } from '#web/ui/option-list.tsx'
import { OptionSearch } from '#web/ui/option-search.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useOptionKeys } from '#web/ui/use-option-keys.ts'
import css from './macros.module.css'
import { useMacros } from './queries.ts'
import { useMacroWords } from './use-macro-words.ts'

/** The macros, found by typing, with what each does in words. */
export function MacroFinder({ onChoose }: { onChoose: (macro: Macro) => void }) {
  const { t } = useTranslation('tickets')
  const [query, setQuery] = useState('')
  const { data: macros, isPending } = useMacros()
  const found = useMemo(() => fitting(macros ?? [], query), [macros, query])
  const options = useOptionKeys({ found, query, onChoose })
  return (
    <div className={css['finder']}>
      <OptionSearch options={options} label={t('macro.search')} value={query} onChange={setQuery} />
      {isPending && <SkeletonLines count={3} />}
      <OptionList
        options={options}
        label={t('macro.label')}
        hintOf={() => ''}
        preview={(macro) => <MacroDoes macro={macro} />}
      />
      {found.length === 0 && !isPending && (
        <p className={css['hint']} role="status">
          {macros?.length === 0 ? t('macro.none') : t('macro.nothing')}
        </p>
      )}
    </div>
  )
}

/** Everything that a macro does, line by line. */
export function MacroDoes({ macro }: { macro: Pick<Macro, 'description' | 'actions' | 'broken'> }) {
  const { t } = useTranslation('tickets')
  const words = useMacroWords()
  return (
    <>
      {macro.description !== '' && <p className={css['description']}>{macro.description}</p>}
      <ul className={css['does']}>
        {macro.actions.map((action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names but their places
          <li key={index} data-broken={macro.broken.includes(index) || undefined}>
            {words(action)}
            {macro.broken.includes(index) && ` · ${t('macro.leftOut')}`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every word must occur in the name or what it is for; those used most come first. */
function fitting(macros: readonly Macro[], typed: string): Macro[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return macros
    .filter(({ name, description }) => words.every((word) => plain(`${name} ${description}`).includes(word)))
    .toSorted((one, other) => other.useCount - one.useCount || one.name.localeCompare(other.name))
}
