export interface PasswordVerdict {
  longEnough: boolean
  /** Does not contain a name or address of the person. */
  impersonal: boolean
  /** Is not one character, a short piece repeated, or a run such as 1234567890. */
  varied: boolean
  strength: 'weak' | 'fair' | 'strong'
}

export const shortestPassword = 10

/** Plain rules a person can follow; common passwords are refused by the server alone. */
export function judgePassword(password: string, personal: readonly string[] = []): PasswordVerdict {
  const longEnough = password.length >= shortestPassword
  const impersonal = password !== '' && !containsPersonalWord(password, personal)
  const varied = password !== '' && !isRepetitive(password) && !isRun(password)
  return { longEnough, impersonal, varied, strength: strengthOf(password, longEnough && impersonal && varied) }
}

export function isAcceptable(verdict: PasswordVerdict): boolean {
  return verdict.longEnough && verdict.impersonal && verdict.varied
}

function strengthOf(password: string, acceptable: boolean): PasswordVerdict['strength'] {
  if (!acceptable) return 'weak'
  const differentCharacters = new Set(password).size
  return password.length >= 16 && differentCharacters >= 8 ? 'strong' : 'fair'
}

function containsPersonalWord(password: string, personal: readonly string[]): boolean {
  const lower = plain(password)
  return personal
    .flatMap((text) => plain(text).split(/[\s@._-]+/))
    .some((word) => word.length >= 4 && lower.includes(word))
}

function isRepetitive(password: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(password) || new Set(password).size < 4
}

function isRun(password: string): boolean {
  const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
  const lower = plain(password)
  const backwards = [...lower].reverse().join('')
  return runs.some((run) => run.includes(lower) || run.includes(backwards))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
