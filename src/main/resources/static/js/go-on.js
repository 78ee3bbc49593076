// @ts-check
// What a page was waiting for has come: it goes on by itself, as if its one button were pressed.

import { each } from './words.js';

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-go-on]', (part) => part.querySelector('form')?.requestSubmit());
}
