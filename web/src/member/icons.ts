/** The icons that the member client uses; the build inlines exactly these symbols of build/icons.svg. */
export const icons = ['home', 'learn'] as const;

export type IconName = (typeof icons)[number];
