import type { DeliveryReason } from '#contract/delivery.ts'

/** The enhanced status code (RFC 3463) that a server's answer begins with, as `5.1.1`. */
export function enhancedStatus(said: string): string | undefined {
  return /(?:^|[\s#(-])([245]\.\d{1,3}\.\d{1,3})\b/.exec(said.slice(0, 500))?.[1]
}

// RFC 3463 sections 3.2 to 3.8: the subject and detail say why, whatever the class.
const byDetail: [RegExp, DeliveryReason][] = [
  [/^\d\.1\.[1236]$/, 'unknown_address'],
  [/^\d\.1\.(?:0|10)$/, 'unknown_address'],
  [/^\d\.2\.1$/, 'mailbox_off'],
  [/^\d\.2\.2$/, 'mailbox_full'],
  [/^\d\.(?:2\.3|3\.4)$/, 'too_large'],
  [/^\d\.4\.4$/, 'unknown_domain'],
  [/^\d\.7\.\d+$/, 'refused'],
]

const byText: [RegExp, DeliveryReason][] = [
  [/\b(?:spam|blacklist|block(?:ed|list)|reputation|policy|dmarc|spf)\b/i, 'refused'],
  [/\b(?:quota|mailbox (?:is )?full|over ?quota|buz[oó]n lleno)\b/i, 'mailbox_full'],
  [
    /\b(?:user unknown|unknown user|no such (?:user|mailbox|address)|does not exist|recipient rejected)\b/i,
    'unknown_address',
  ],
  [/\b(?:too large|size limit|exceeds)\b/i, 'too_large'],
]

/** Why a server does not take a mail (yet), from its code (RFC 5321) and what it said. */
export function reasonOf(code: number | undefined, said: string): DeliveryReason {
  const status = enhancedStatus(said)
  const detailed = status && byDetail.find(([pattern]) => pattern.test(status))?.[1]
  // A temporary refusal for reasons of policy is greylisting nearly always.
  if (code !== undefined && code < 500 && detailed !== 'mailbox_full') return 'asked_to_wait'
  if (detailed) return detailed
  return byText.find(([pattern]) => pattern.test(said.slice(0, 1000)))?.[1] ?? reasonOfCode(code)
}

function reasonOfCode(code: number | undefined): DeliveryReason {
  if (code === 552) return 'too_large'
  // RFC 5321 section 4.2.3: 550 and 553 are about the mailbox, 554 is about the transaction.
  if (code === 553) return 'unknown_address'
  return code === 554 ? 'refused' : 'other'
}
