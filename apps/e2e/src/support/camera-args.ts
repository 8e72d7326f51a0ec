/**
 * The camera of a browser:
 * - a film, its path from `camera-video.ts`;
 * - `none`: the machine has none;
 * - `denied`: there is one and the person said no;
 * - `asking`: there is one, and nothing was decided (headless Chromium refuses until the permission is granted);
 * - `two`: two cameras with Chromium's own moving picture.
 */
export type TestCamera = { readonly film: string } | 'none' | 'denied' | 'asking' | 'two'

/** How Chromium is told of its camera. */
export function cameraArgs(camera: TestCamera): string[] {
  const fake = '--use-fake-device-for-media-stream'
  const allow = '--use-fake-ui-for-media-stream'
  if (camera === 'none') return [allow]
  if (camera === 'denied') return [`${allow}=deny`, fake]
  if (camera === 'asking') return [fake]
  if (camera === 'two') return [allow, `${fake}=device-count=2`]
  return [allow, fake, `--use-file-for-fake-video-capture=${camera.film}`]
}
