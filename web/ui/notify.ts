export { showError, showSuccess } from './notify.tsx'
