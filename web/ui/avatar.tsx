import css from './avatar.module.css'

interface Props {
  name: string
  /** What the colour follows; the name when absent. */
  id?: string | undefined
  size?: number
}

/** Initials on a colour that is always the same for the same person. Decoration: the name stands beside it. */
export function Avatar({ name, id, size = 32 }: Props) {
  return (
    <span className={css.avatar} style={{ '--size': `${size}px`, '--hue': hueOf(id ?? name) }} aria-hidden>
      {initials(name)}
    </span>
  )
}

export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return `${[...first][0] ?? '?'}${[...last][0] ?? ''}`.toLocaleUpperCase()
}

const hues = [0, 22, 45, 75, 105, 135, 165, 195, 225, 260, 290, 320, 345]

function hueOf(text: string): number {
  let hash = 7
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hues[hash % hues.length] ?? 260
}
