/** Where a system has a Chromium. */
export const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The one without windows: a page without WebGL takes about three quarters of the time in it, a map drawn in software a quarter more. */
export const WITHOUT_WINDOWS = '/usr/bin/chromium-headless-shell';
