export {
  bareSubject,
  htmlFromText,
  newTextOf,
  safeFilename,
  sanitizeComposedHtml,
  sanitizeMailHtml,
  subjectHook,
  textFromHtml,
} from '../mail/reading/index.ts'
