/** Lengths of account numbers by country (ISO 13616). */
const ibanLengths: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AT20 BA20 BE16 BG22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18 FR27 GB22 GI23 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** How many characters of a text that begins like an account number are one, its blanks included; 0 for none. */
export function ibanLength(text: string): number {
  const wanted = ibanLengths[text.slice(0, 2).toUpperCase()]
  if (wanted === undefined) return 0
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (/[\s.-]/.test(sign)) continue
    plain += sign
    if (plain.length === wanted) return isIban(plain) ? at + 1 : 0
  }
  return 0
}

/** The remainder of ISO 7064, taken digit by digit. */
function isIban(plain: string): boolean {
  let rest = 0
  for (const sign of (plain.slice(4) + plain.slice(0, 4)).toUpperCase()) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Whether digits are the number of a card (Luhn). */
export function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^0+$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place))
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Whether it is a Spanish DNI or NIE, by its letter. */
export function isSpanishDocument(written: string): boolean {
  const plain = written.replace(/[\s.-]/g, '').toUpperCase()
  const match = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(plain)
  if (match === null) return false
  const [, first = '', digits = '', letter] = match
  if (first === '' ? digits.length !== 8 : digits.length !== 7) return false
  const number = Number(`${first === '' ? '' : 'XYZ'.indexOf(first)}${digits}`)
  return letters.charAt(number % 23) === letter
}

/** Whether twelve digits are a Spanish social security number. */
export function isSocialSecurity(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false
  const [province, number] = [digits.slice(0, 2), Number(digits.slice(2, 10))]
  const whole = number < 10_000_000 ? number + Number(province) * 10_000_000 : Number(province + digits.slice(2, 10))
  return whole % 97 === Number(digits.slice(10))
}
