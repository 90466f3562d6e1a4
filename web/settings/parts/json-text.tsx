import css from './log.module.css'

/** A body as a program sent it, indented where it is JSON. */
export function JsonText({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className={css.label}>{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <pre className={css.code} tabIndex={0} role="region" aria-label={label}>
        {indented(text)}
      </pre>
    </div>
  )
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
