// Signs in as the demo clerk, files for a synthetic citizen, and scores what both of them see on the way and afterwards.

import { appendFileSync } from 'node:fs';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const home = process.argv[2];
const PHONE = `09${String(Date.now()).slice(-8)}`;
const CARD = '001199000018||Nguyễn Thử Nghiệm|01011999|Nữ|Số 1 phố Ví Dụ, Phường Tràng Tiền, Quận Hoàn Kiếm, Hà Nội|01022022';

/** A visitor with cookies of their own. */
function visitor() {
  const jar = new Map();

  async function ask(path, form) {
    const answer = await fetch(home + path, {
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form) : undefined,
      redirect: 'manual',
      headers: { cookie: cookies() },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=');
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const next = answer.headers.get('location');
    if (next) return ask(next.replace(/^https?:\/\/[^/]+/, ''));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return { path, html: await answer.text() };
  }

  function cookies() {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sends what stands in the fields of a page, with some of them filled in anew. */
  async function send(from, path, form) {
    return ask(path, { ...fields(from.html), ...form });
  }

  return { ask, send, cookies };
}

/** Names and values of the inputs of a page; of boxes and circles only what is marked. */
function fields(html) {
  const found = {};
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const of = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    const marked = !/\btype="(radio|checkbox)"/.test(tag) || /\bchecked\b/.test(tag);
    if (of('name') && marked) found[of('name')] ??= plain(of('value') ?? '');
  }
  for (const [, name, options] of html.matchAll(/<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    found[name] = plain(/<option\b[^>]*\bvalue="([^"]*)"[^>]*\bselected/.exec(options)?.[1] ?? '');
  }
  return found;
}

function plain(text) {
  return text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const clerk = visitor();
const citizen = visitor();
await clerk.send(await clerk.ask('/sign-in'), '/sign-in', { username: 'quay', password: 'cau-noi-demo' });
const session = await clerk.send(await clerk.ask('/counter'), '/counter/sessions', { card: CARD });
const form = await clerk.send(session, `${session.path}/procedure`, { q: 'tl' });
const offer = await clerk.send(form, `${session.path}/screens`, {});
const code = /\b[A-Z0-9]{3} [A-Z0-9]{3}\b/.exec(offer.html)?.[0] ?? '';
await citizen.send(await citizen.ask('/citizen-screen'), '/citizen-screen/pair', { code });

const screen = () => citizen.ask('/citizen-screen');

/** One after the other: each page stands as it is described until the next one is asked for. */
const pages = [
  ['counter', clerk, () => '/counter'],
  ['session', clerk, () => session.path],
  ['tracking', citizen, () => '/tracking'],
  ['citizen screen with the card', citizen, () => '/citizen-screen'],
  ['citizen screen with the summary', citizen, summary],
  ['citizen screen with the keypad', citizen, keypad],
  ['status of a dossier', citizen, status],
];

async function summary() {
  await clerk.send(await clerk.ask(session.path), `${session.path}/summary`, { 'form.phone': PHONE });
  return '/citizen-screen';
}

async function keypad() {
  await citizen.send(await screen(), '/citizen-screen/agreement', {});
  return '/citizen-screen';
}

async function status() {
  const sandbox = await visitor().ask(`/sandbox?tail=${PHONE.slice(-4)}`);
  const digits = /class="bubble-code">(\d{6})</.exec(sandbox.html)?.[1] ?? '';
  await citizen.send(await screen(), '/citizen-screen/code', { code: digits });
  const filed = await clerk.send(await clerk.ask(session.path), `${session.path}/submission`, {});
  const dossier = /\b\d{3}(?:\.\d{2}){2}\.H\d{2}-\d{6}-[0-9A-Z]+\b/.exec(filed.html)?.[0] ?? '';
  const page = await citizen.send(await citizen.ask('/tracking'), '/tracking', { code: dossier, digits: PHONE.slice(-4) });
  if (!page.html.includes(dossier) || page.path === '/tracking') throw new Error(`no status page of ${dossier}`);
  return page.path;
}

/** A line for bin/evidence, where that listens. */
function keep(kind, name, unit, value) {
  if (process.env.EVIDENCE_RAW) appendFileSync(process.env.EVIDENCE_RAW, `${[kind, name, unit, value].join(',')}\n`);
}

const chrome = await chromeLauncher.launch({
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });

/** The median of five openings: milliseconds until the page was painted and its scripts had run. */
async function opened(address, cookie) {
  const page = await browser.newPage();
  const tools = await page.createCDPSession();
  await page.setExtraHTTPHeaders({ cookie });
  await page.emulateCPUThrottling(4);
  await tools.send('Network.enable');
  const ready = [];
  let script = 0;
  let weight = 0;
  for (let i = 0; i < 5; i++) {
    await tools.send('Network.clearBrowserCache');
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
    const [end, bytes, all] = await page.evaluate(() => [
      Math.max(
        performance.getEntriesByType('navigation')[0].loadEventEnd,
        ...performance.getEntriesByType('paint').map((one) => one.startTime),
      ),
      performance
        .getEntriesByType('resource')
        .filter((one) => new URL(one.name).pathname.endsWith('.js'))
        .reduce((sum, one) => sum + one.transferSize, 0),
      [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, one) => sum + one.transferSize, 0),
    ]);
    ready.push(Math.round(end));
    script = bytes / 1024;
    weight = all / 1024;
  }
  await page.close();
  return { ready: ready.sort((a, b) => a - b)[2], script, weight };
}

/** Without what tells one dossier from another. */
function where(address) {
  return address.replace(home, '').replace(/\?.*/, '').replace(/\/(?=[^/]*\d)[^/]{12,}/, '/…');
}

/** Leaves nothing open at the counter, whatever happened. */
async function tidyUp() {
  await browser.disconnect();
  await chrome.kill();
  await clerk.ask(session.path).then((page) => clerk.send(page, `${session.path}/end`, {})).catch(() => {});
}

process.on('uncaughtException', async (thrown) => {
  console.error(thrown);
  await tidyUp();
  process.exit(2);
});

/** F11, beside a full score of accessibility. */
const READY = 1500;
const SCRIPT = 200;

const poor = [];
for (const [name, who, reach] of pages) {
  const path = await reach();
  const result = await lighthouse(home + path, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['accessibility'],
    extraHeaders: { cookie: who.cookies() },
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${path}`);
  const { categories, audits, finalDisplayedUrl } = result.lhr;
  const score = Math.round((categories.accessibility.score ?? 0) * 100);
  console.log(`${String(score).padStart(3)}  ${name}  ${where(finalDisplayedUrl)}`);
  const slow = await opened(home + path, who.cookies());
  console.log(`       ready after ${slow.ready} ms on a CPU slowed four times with an empty cache, ${slow.script.toFixed(1)} KB of script, ${slow.weight.toFixed(1)} KB in all`);
  for (const { id } of categories.accessibility.auditRefs) {
    if (audits[id].score !== null && audits[id].score < 1) console.log(`       ${id}: ${audits[id].title}`);
  }
  keep('count', `accessibility of ${name} of 100`, '', score);
  keep('sample', `${name} can be used on a CPU slowed four times`, 'ms', slow.ready);
  keep('sample', `${name}: scripts over the wire`, 'KB', slow.script.toFixed(1));
  keep('sample', `${name}: first load over the wire`, 'KB', slow.weight.toFixed(1));
  if (score < 100) poor.push(`${name}: ${score} of 100`);
  if (slow.ready > READY) poor.push(`${name}: ready after ${slow.ready} ms`);
  if (slow.script > SCRIPT) poor.push(`${name}: ${slow.script.toFixed(1)} KB of script`);
}
await tidyUp();
const verdict = poor.length
  ? `${pages.length} pages; ${poor.join('; ')}`
  : `${pages.length} pages, each with 100 of 100, ready within ${READY} ms, at most ${SCRIPT} KB of script`;
console.log(`${poor.length ? 'RED' : 'green'}: ${verdict}`);
keep('verdict', '', '', verdict.replaceAll(',', ';'));
process.exit(poor.length ? 1 : 0);
