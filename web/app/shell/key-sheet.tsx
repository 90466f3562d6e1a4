import { Modal, Switch } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, setLettersOn, useAllShortcuts, useLettersOn } from '#web/lib/shortcut-store.ts'
import css from './key-sheet.module.css'

/** All keys that work on the page below it. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['app', 'common'])
  const shortcuts = useAllShortcuts()
  const lettersOn = useLettersOn()
  const listed = shortcuts.filter((one) => one.label !== '')

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={css.groups}>
        {[...groupsOf(listed, t('keys.general'))].map(([group, list]) => (
          <section key={group}>
            <h3 className={css.title}>{group}</h3>
            <dl className={css.list}>
              {list.map((one) => (
                <div key={one.keys} className={css.line}>
                  <dt>{one.label}</dt>
                  <dd>
                    <Keys keys={one.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="lg"
        checked={lettersOn}
        onChange={(event) => setLettersOn(event.currentTarget.checked)}
        label={t('keys.letters')}
        description={t('keys.lettersText')}
      />
    </Modal>
  )
}

function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation('app')
  return keys.split(' ').map((part, index) => (
    <Fragment key={part}>
      {index > 0 && <span className={css.then}>{t('keys.then')}</span>}
      {part.split('+').map((key) => (
        <kbd key={key} className={css.key}>
          {nameOf(key)}
        </kbd>
      ))}
    </Fragment>
  ))
}

function nameOf(key: string): string {
  if (key === 'mod') return /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'
  if (key === 'Enter') return '↵'
  return key.length === 1 ? key.toUpperCase() : key
}

function groupsOf(shortcuts: Shortcut[], general: string): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>()
  for (const one of shortcuts) {
    const name = one.group ?? general
    const list = groups.get(name) ?? []
    if (!list.some((other) => other.keys === one.keys)) list.push(one)
    groups.set(name, list)
  }
  return groups
}
