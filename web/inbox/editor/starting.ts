import type { ViewDraft } from './use-save-view.ts'

/** A view that nothing was chosen for: what is open, where most views begin. */
export const emptyView: ViewDraft = {
  name: '',
  audience: { kind: 'personal' },
  condition: {
    kind: 'all',
    of: [{ kind: 'test', field: 'status', operator: 'in_list', value: ['new', 'open', 'on_hold'] }],
  },
  sort: 'updatedAt',
  order: 'desc',
  groupBy: null,
  columns: null,
}
