// Signs in as the demo clerk, brings a synthetic citizen to the summary, and scores what both of them see.

import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';

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
let poor = false;
for (const [name, path, who] of pages) {
  const result = await lighthouse(home + path, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['accessibility', 'performance'],
    throttlingMethod: 'devtools',
    throttling: { cpuSlowdownMultiplier: 4, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 },
    extraHeaders: { cookie: who.cookies() },
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${path}`);
  const { categories, audits, finalDisplayedUrl } = result.lhr;
  const score = Math.round((categories.accessibility.score ?? 0) * 100);
  const interactive = Math.round(audits.interactive.numericValue ?? NaN);
  const scripts = audits['network-requests'].details?.items.filter((one) => one.resourceType === 'Script') ?? [];
  const script = scripts.reduce((sum, one) => sum + one.transferSize, 0) / 1024;
  console.log(`${String(score).padStart(3)}  ${name}  ${finalDisplayedUrl.replace(home, '')}`);
  console.log(`       interactive after ${interactive} ms on a CPU slowed four times, ${script.toFixed(1)} KB of script`);
  for (const { id } of categories.accessibility.auditRefs) {
    if (audits[id].score !== null && audits[id].score < 1) console.log(`       ${id}: ${audits[id].title}`);
  }
  poor ||= score < 100;
}
await chrome.kill();
await clerk.send(await clerk.ask(session.path), `${session.path}/end`, {});
process.exit(poor ? 1 : 0);
