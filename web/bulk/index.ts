export { BulkBarHost } from './bulk-bar-host.tsx'
export { RunPanel } from './run-panel.tsx'
export { SelectBox } from './select-box.tsx'
export { clearSelection, toggleTicket, useSelection } from './selection.ts'
