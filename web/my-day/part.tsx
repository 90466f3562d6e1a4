import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Loading } from '#web/ui/loading.tsx'
import css from './my-day.module.css'

interface Props<Item> {
  title: string
  query: Pick<UseQueryResult<Item[]>, 'data' | 'error' | 'refetch'>
  /** Said when there is nothing. */
  none: string
  /** Where the rest of it is. */
  more?: ReactNode
  children: (items: Item[]) => ReactNode
}

/** One part of the day, with how much there is of it. */
export function Part<Item>({ title, query, none, more, children }: Props<Item>) {
  const id = useId()
  return (
    <section className={css.part} aria-labelledby={id}>
      <header className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
          {query.data !== undefined && query.data.length > 0 && <span className={css.count}>{query.data.length}</span>}
        </h2>
        {more}
      </header>
      <Loading query={query}>
        {(items) =>
          items.length === 0 ? <p className={css.none}>{none}</p> : <ul className={css.list}>{children(items)}</ul>
        }
      </Loading>
    </section>
  )
}
