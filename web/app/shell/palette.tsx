import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './palette.module.css'
import { type PaletteGroup, usePaletteGroups } from './use-palette-groups.tsx'

const [store, palette] = createSpotlight()

/** Every place, every view, every command with its key, and whatever can be found by words. */
export function Palette({ calls }: { calls: number }) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const groups = usePaletteGroups(query)
  useEffect(() => {
    if (calls > 0) palette.open()
  }, [calls])

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      scrollable
      overlayProps={{ backgroundOpacity: 0.45, blur: 2 }}
      maxHeight={440}
      title={t('keys.palette')}
      classNames={{ header: 'visually-hidden' }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.7} />}
        classNames={{ input: css.search ?? '' }}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Group key={group.label} group={group} />
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Group({ group }: { group: PaletteGroup }) {
  return (
    <Spotlight.ActionsGroup label={group.label}>
      {group.items.map((item) => (
        <Spotlight.Action key={item.id} onClick={item.run} className={css.action ?? ''}>
          <span className={css.icon}>{item.icon}</span>
          <span className={css.words}>
            <span className={css.label}>{item.label}</span>
            {item.detail && <span className={css.detail}>{item.detail}</span>}
          </span>
          {item.keys && <kbd className={css.keys}>{item.keys}</kbd>}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}
