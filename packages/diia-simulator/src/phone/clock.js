/** Difference between the simulator's clock and that of this device. */
let offsetMs = 0

/**
 * Sets the simulator's time: codes expire by its clock, and the clock of the phone may be wrong.
 * @param {string} serverNow ISO time
 * @param {number} [deviceNow]
 */
export function setClock(serverNow, deviceNow = Date.now()) {
  const time = Date.parse(serverNow)
  if (!Number.isNaN(time)) offsetMs = time - deviceNow
}

/**
 * Seconds until a time, rounded up, at least zero.
 * @param {string} moment ISO time
 * @param {number} [deviceNow]
 */
export function secondsUntil(moment, deviceNow = Date.now()) {
  return Math.max(0, Math.ceil((Date.parse(moment) - deviceNow - offsetMs) / 1000))
}

/**
 * Minutes and seconds, «2:41».
 * @param {number} seconds
 */
export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/**
 * The 13 digits in groups for reading aloud.
 * @param {string} barcode
 * @returns {string[]} groups of 4, 4 and 5
 */
export function digitGroups(barcode) {
  return [barcode.slice(0, 4), barcode.slice(4, 8), barcode.slice(8)]
}

/**
 * Calls `tick` now and at each change of the remaining seconds, the last time with 0.
 * @param {string} moment ISO time
 * @param {(seconds: number) => void} tick
 * @returns {() => void} stops the countdown
 */
export function countDown(moment, tick) {
  let last = secondsUntil(moment)
  tick(last)
  const timer = setInterval(() => {
    const seconds = secondsUntil(moment)
    if (seconds === last) return
    last = seconds
    tick(seconds)
    if (seconds === 0) clearInterval(timer)
  }, 200)
  return () => clearInterval(timer)
}
