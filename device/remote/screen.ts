/** Whether this machine has a screen that dialogs can be shown on. */
export function hasScreen(): boolean {
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}
