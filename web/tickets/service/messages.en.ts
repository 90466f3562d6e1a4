export const en = {
  'service.title': 'Service',
  'service.approval': 'Waiting for approval',
  'service.working': 'In progress',
  'service.done': 'All steps done',
  'service.rejected': 'Not approved',
  'service.progress': '{{done}} of {{count}} steps done',
  'service.step.waiting': 'Waits for those before it',
  'service.step.running': 'Begun',
  'service.step.done': 'Done',
  'service.step.failed': 'Failed',
  'service.step.cancelled': 'Called off',
} as const
