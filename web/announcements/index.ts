export { CurrentNotice } from './current-notice.tsx'
