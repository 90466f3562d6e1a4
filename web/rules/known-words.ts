const triggers = [
  'created',
  'changed',
  'message',
  'rated',
  'approval',
  'warning',
  'breached',
  'alertFiring',
  'alertOver',
  'since',
  'schedule',
  'wait',
] as const

/** What a later release writes and this one does not know is a change. */
export function triggerOf(text: string): (typeof triggers)[number] {
  return triggers.find((one) => one === text) ?? 'changed'
}

const kinds = [
  'send_mail',
  'write_note',
  'add_followers',
  'notify',
  'add_task',
  'add_checklist',
  'link_parent',
  'call_webhook',
  'ask_approval',
  'call_out',
  'wait',
] as const

export function kindOf(text: string): (typeof kinds)[number] {
  return kinds.find((one) => one === text) ?? 'write_note'
}
