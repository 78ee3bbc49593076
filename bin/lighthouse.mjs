// Signs in as the demo clerk, brings a synthetic citizen to the summary, and scores what both of them see.

import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const home = process.argv[2];
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

  async function send(from, path, form) {
    const token = /name="_csrf" value="([^"]+)"/.exec(from.html)?.[1] ?? '';
    return ask(path, { ...form, _csrf: token });
  }

  return { ask, send, cookies };
}

const clerk = visitor();
const citizen = visitor();
await clerk.send(await clerk.ask('/sign-in'), '/sign-in', { username: 'quay', password: 'cau-noi-demo' });
const session = await clerk.send(await clerk.ask('/counter'), '/counter/sessions', { card: CARD });
const form = await clerk.send(session, `${session.path}/procedure`, { q: 'tl' });
const offer = await clerk.send(form, `${session.path}/screens`, {});
const code = /\b[A-Z0-9]{3} [A-Z0-9]{3}\b/.exec(offer.html)?.[0] ?? '';
await citizen.send(await citizen.ask('/citizen-screen'), '/citizen-screen/pair', { code });

const pages = [
  ['counter', '/counter', clerk],
  ['session', session.path, clerk],
  ['tracking', '/tracking', citizen],
  ['citizen screen', '/citizen-screen', citizen],
];

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
  for (let i = 0; i < 5; i++) {
    await tools.send('Network.clearBrowserCache');
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
    const [end, bytes] = await page.evaluate(() => [
      Math.max(
        performance.getEntriesByType('navigation')[0].loadEventEnd,
        ...performance.getEntriesByType('paint').map((one) => one.startTime),
      ),
      performance
        .getEntriesByType('resource')
        .filter((one) => new URL(one.name).pathname.endsWith('.js'))
        .reduce((sum, one) => sum + one.transferSize, 0),
    ]);
    ready.push(Math.round(end));
    script = bytes / 1024;
  }
  await page.close();
  return { ready: ready.sort((a, b) => a - b)[2], script };
}

let poor = false;
for (const [name, path, who] of pages) {
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
  console.log(`${String(score).padStart(3)}  ${name}  ${finalDisplayedUrl.replace(home, '')}`);
  const slow = await opened(home + path, who.cookies());
  console.log(`       ready after ${slow.ready} ms on a CPU slowed four times with an empty cache, ${slow.script.toFixed(1)} KB of script`);
  for (const { id } of categories.accessibility.auditRefs) {
    if (audits[id].score !== null && audits[id].score < 1) console.log(`       ${id}: ${audits[id].title}`);
  }
  poor ||= score < 100;
}
await browser.disconnect();
await chrome.kill();
await clerk.send(await clerk.ask(session.path), `${session.path}/end`, {});
process.exit(poor ? 1 : 0);
