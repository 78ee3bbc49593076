// @ts-check
// Says where a hand-over happens, if the telephone may tell. Without an answer the form goes as it is.

import { each } from './words.js';

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-position]', (element) => {
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        const [lat, lon] = element.querySelectorAll('input');
        if (!lat || !lon) return;
        lat.value = coords.latitude.toFixed(5);
        lon.value = coords.longitude.toFixed(5);
      },
      () => {},
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: 20_000 },
    );
  });
}
