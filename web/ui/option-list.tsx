import { type ReactNode, useEffect, useRef } from 'react'
import css from './option-list.module.css'
import type { OptionKeys } from './use-option-keys.ts'

interface Named {
  id: string
  name: string
}

interface Props<Item extends Named> {
  options: OptionKeys<Item>
  label: string
  /** Beside the name, in short. */
  hintOf: (item: Item) => string
  /** What the one in question comes to. */
  preview: (item: Item) => ReactNode
}

/** What there is to choose from, and beside it what the one in question comes to. Keys are handled where somebody types. */
export function OptionList<Item extends Named>({ options, label, hintOf, preview }: Props<Item>) {
  const { found, index, active, listId } = options
  const list = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the option is found by its place in the list
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index, found])

  if (found.length === 0) return null
  return (
    <div className={css.columns}>
      <div className={css.list} role="listbox" id={listId} aria-label={label} ref={list}>
        {found.map((item, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where somebody types
          <div
            key={item.id}
            id={options.optionId(item)}
            role="option"
            tabIndex={-1}
            aria-selected={place === index}
            className={css.option}
            // What is typed in keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => place !== index && options.move(place)}
            onClick={() => options.choose(item)}
          >
            <span className={css.name}>{item.name}</span>
            {hintOf(item) !== '' && <span className={css.hint}>{hintOf(item)}</span>}
          </div>
        ))}
      </div>
      {active && <div className={css.preview}>{preview(active)}</div>}
    </div>
  )
}
