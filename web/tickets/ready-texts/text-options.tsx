import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilledText } from '#contract/ready-texts.ts'
import { useFormat } from '#web/lib/format.ts'
import { MessageBody } from '../timeline/message-body.tsx'
import css from './ready-texts.module.css'
import type { TextOptions } from './use-text-options.ts'

/** The texts that fit, and what the one in question says on this ticket. Keys are handled where somebody types. */
export function TextList({ options }: { options: TextOptions }) {
  const { t } = useTranslation('tickets')
  const { found, index, active, listId } = options
  const list = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the option is found by its place in the list
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index, found])

  return (
    <div className={css['columns']}>
      <div className={css['list']} role="listbox" id={listId} aria-label={t('texts.label')} ref={list}>
        {found.map((text, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where somebody types
          <div
            key={text.id}
            id={options.optionId(text)}
            role="option"
            tabIndex={-1}
            aria-selected={place === index}
            className={css['option']}
            // What is typed in keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => place !== index && options.move(place)}
            onClick={() => options.choose(text)}
          >
            <span className={css['name']}>{text.name}</span>
            {text.shortcut !== '' && <span className={css['shortcut']}>/{text.shortcut}</span>}
          </div>
        ))}
      </div>
      {active && <Preview text={active} />}
    </div>
  )
}

function Preview({ text }: { text: FilledText }) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  return (
    <div className={css['preview']}>
      <MessageBody message={{ bodyHtml: text.bodyHtml, bodyText: '', newText: '', attachments: [] }} />
      {text.missing.length > 0 && (
        <p className={css['missing']}>
          {t('texts.missing', {
            count: text.missing.length,
            names: list(text.missing.map((name) => `{{${name}}}`)),
          })}
        </p>
      )}
    </div>
  )
}
