/** The icons that the member client uses; the build inlines exactly these symbols of build/icons.svg. */
export const icons = [
  'home', 'learn', 'show', 'watch', 'me', 'back', 'right', 'left', 'down', 'up', 'x', 'clock', 'check', 'checkc',
  'flag', 'cloudok', 'cloudoff', 'alert', 'info', 'grid', 'list', 'medal', 'path', 'cal', 'people', 'board', 'eye', 'text', 'moon',
  'doc', 'undo', 'out', 'cog', 'refresh', 'task', 'trend', 'book', 'lock', 'search', 'at', 'pen', 'star',
] as const;

export type IconName = (typeof icons)[number];
