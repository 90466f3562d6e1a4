export { isWhole as isWholeCondition } from './editor/fields.ts'
export { GroupEditor } from './editor/group-editor.tsx'
export { InboxPage } from './inbox-page.tsx'
export { useViews } from './views/use-views.tsx'
