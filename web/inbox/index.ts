export { InboxPage } from './inbox-page.tsx'
export { useViews } from './views/use-views.tsx'
