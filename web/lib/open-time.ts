/** Seconds of open time from what people type: `4 h`, `30 min`, `1 h 30 min`, `2 d`. A day is as long as it is open. */
export function parseOpenTime(text: string, daySeconds: number): number | undefined {
  const typed = text.trim().toLowerCase().replaceAll(',', '.')
  const parts = [...typed.matchAll(/(\d+(?:\.\d+)?)\s*([a-zñí]+)/g)]
  const rest = typed.replaceAll(/(\d+(?:\.\d+)?)\s*([a-zñí]+)/g, '').trim()
  if (parts.length === 0 || rest !== '') return undefined
  const seconds = parts.map(([, amount, unit = '']) => Number(amount) * (lengthOf(unit, daySeconds) ?? Number.NaN))
  const sum = Math.round(seconds.reduce((total, one) => total + one, 0))
  return Number.isFinite(sum) && sum > 0 ? sum : undefined
}

function lengthOf(unit: string, daySeconds: number): number | undefined {
  if (/^(m|min|mins|minutos?|minutes?)$/.test(unit)) return 60
  if (/^(h|hs|hrs?|horas?|hours?)$/.test(unit)) return 3600
  return /^(d|días?|dias?|days?)$/.test(unit) ? daySeconds : undefined
}

/** As it is typed: whole days where there are, else hours and minutes. */
export function writeOpenTime(seconds: number, daySeconds: number): string {
  if (seconds >= 2 * daySeconds && seconds % daySeconds === 0) return `${seconds / daySeconds} d`
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)]
  return [hours > 0 ? `${hours} h` : '', minutes > 0 || hours === 0 ? `${minutes} min` : ''].filter(Boolean).join(' ')
}
