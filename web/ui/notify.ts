export { showError, showSuccess, showWarning } from './notify.tsx'
