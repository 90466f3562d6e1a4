import css from './illustration.module.css'

const cards = [
  { tone: 'new', lines: [62, 88] },
  { tone: 'pending', lines: [74, 56] },
  { tone: 'solved', lines: [52, 80] },
] as const

/** Three tickets on their way from new to solved, without words. */
export function Illustration() {
  return (
    <div className={css.scene} aria-hidden>
      {cards.map((card) => (
        <div key={card.tone} className={css.card} data-tone={card.tone}>
          <span className={css.face} />
          <span className={css.text}>
            {card.lines.map((width) => (
              <span key={width} className={css.line} style={{ inlineSize: `${width}%` }} />
            ))}
          </span>
          <span className={css.state} />
        </div>
      ))}
    </div>
  )
}
