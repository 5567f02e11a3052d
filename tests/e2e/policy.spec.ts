import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures';

// That nothing of the app itself runs into the policy is seen in every test: a browser reports it on the console.
test.use({ study: 'small', tolerated: [/Content Security Policy|Trusted(HTML|Script|ScriptURL)/] });

test('the policy of the page, and of a report, lets in no markup, no style and no script from a text', async ({
  app,
  page,
}, info) => {
  await app.open();
  const tried = await page.evaluate(async () => {
    const outcome = (act: () => unknown): string => {
      try {
        act();
        return 'let in';
      } catch {
        return 'refused';
      }
    };
    const made = document.body.appendChild(document.createElement('p'));
    made.setAttribute('style', 'position: fixed');
    return {
      markup: outcome(() => (made.innerHTML = '<img src=x>')),
      worker: outcome(() => new Worker('data:text/javascript,1')),
      // Later, since what the test's own call does is exempt.
      code: await new Promise((resolve) => {
        setTimeout(() => resolve(outcome(() => new Function('return 1'))));
      }),
      style: getComputedStyle(made).position,
    };
  });
  expect(tried).toEqual({ markup: 'refused', worker: 'refused', code: 'refused', style: 'static' });

  await app.openExports();
  const path = info.outputPath('report.html');
  writeFileSync(path, await app.exported('report.html'));
  await page.goto(pathToFileURL(path).href);
  const report = await page.evaluate(() => {
    const made = document.body.appendChild(document.createElement('p'));
    made.setAttribute('style', 'position: fixed');
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
    return {
      width: getComputedStyle(document.body).maxWidth,
      style: getComputedStyle(made).position,
      title: document.title,
    };
  });
  expect(report).toMatchObject({ width: '820px', style: 'static' });
  expect(report.title).not.toBe('ran');
});
