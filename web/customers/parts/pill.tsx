import css from './pill.module.css'

/** A word that matters beside a name. */
export function Pill({ tone, children }: { tone: 'accent' | 'bad'; children: string }) {
  return (
    <span className={css.pill} data-tone={tone}>
      {children}
    </span>
  )
}
