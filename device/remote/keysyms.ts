/** Keys by what X calls their symbols, with the names that nut.js has for them. */
const named: Record<number, string> = {
  65288: 'Backspace',
  65289: 'Tab',
  65293: 'Return',
  65307: 'Escape',
  65360: 'Home',
  65361: 'Left',
  65362: 'Up',
  65363: 'Right',
  65364: 'Down',
  65365: 'PageUp',
  65366: 'PageDown',
  65367: 'End',
  65377: 'Print',
  65379: 'Insert',
  65383: 'Menu',
  65421: 'Enter',
  65505: 'LeftShift',
  65506: 'RightShift',
  65507: 'LeftControl',
  65508: 'RightControl',
  65509: 'CapsLock',
  65513: 'LeftAlt',
  65514: 'RightAlt',
  65515: 'LeftSuper',
  65516: 'RightSuper',
  65535: 'Delete',
}

/** Signs by the key they are on; shift is held by whoever types them. */
const signs: Record<string, string> = {
  ' ': 'Space',
  '-': 'Minus',
  _: 'Minus',
  '=': 'Equal',
  '+': 'Equal',
  '[': 'LeftBracket',
  '{': 'LeftBracket',
  ']': 'RightBracket',
  '}': 'RightBracket',
  '\\': 'Backslash',
  '|': 'Backslash',
  ';': 'Semicolon',
  ':': 'Semicolon',
  "'": 'Quote',
  '"': 'Quote',
  ',': 'Comma',
  '<': 'Comma',
  '.': 'Period',
  '>': 'Period',
  '/': 'Slash',
  '?': 'Slash',
  '`': 'Grave',
  '~': 'Grave',
}
const overDigits = ')!@#$%^&*('

/** The name that nut.js has for the key of a symbol of X, on a keyboard as in the United States. */
export function nameOfKey(keysym: number): string | undefined {
  if (keysym >= 0xffbe && keysym <= 0xffc9) return `F${keysym - 0xffbd}`
  if (keysym < 0x20 || keysym > 0x7e) return named[keysym]
  const sign = String.fromCharCode(keysym)
  if (/[a-z]/i.test(sign)) return sign.toUpperCase()
  if (/\d/.test(sign)) return `Num${sign}`
  const digit = overDigits.indexOf(sign)
  return digit >= 0 ? `Num${digit}` : signs[sign]
}
