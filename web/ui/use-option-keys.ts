import { useId, useState } from 'react'

export interface OptionKeys<Item> {
  listId: string
  found: Item[]
  index: number
  active: Item | undefined
  optionId: (item: Item) => string
  choose: (item: Item) => void
  move: (to: number) => void
  /** True: the key belongs to the list. */
  takes: (key: string) => boolean
}

interface Options<Item> {
  /** What there is to choose from; of another query the first one is meant. */
  found: Item[]
  query: string | undefined
  onChoose: (item: Item) => void
}

/** Which option of a list the keys are on, while the focus stays where somebody types. */
export function useOptionKeys<Item extends { id: string }>(options: Options<Item>): OptionKeys<Item> {
  const { found, query, onChoose } = options
  const listId = useId()
  const [moved, setMoved] = useState({ query, index: 0 })
  const index = moved.query === query ? Math.min(moved.index, Math.max(0, found.length - 1)) : 0
  const active = found[index]
  const move = (to: number) => setMoved({ query, index: to })
  return {
    listId,
    found,
    index,
    active,
    optionId: (item) => `${listId}-${item.id}`,
    choose: onChoose,
    move,
    takes: (key) => {
      if (active === undefined) return false
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
      if (step !== undefined) move((index + step + found.length) % found.length)
      else if (key === 'Enter' || key === 'Tab') onChoose(active)
      else return false
      return true
    },
  }
}
