import { cameraOf } from './camera.mjs';
import { withProgram } from './program.mjs';
import { SCENES } from './scenes/index.mjs';
import { connect, fillMainEntrance } from './stage.mjs';

const SIZE = { width: 1366, height: 768 };

/**
 * Photographs every screen, wizard step and state in light and in dark. A scene that cannot be
 * played is named at the end and does not keep the others from being taken.
 * @param {{ folder: string, only: string }} options `only`: part of the name of the scenes wanted
 */
export async function takeGallery({ folder, only }) {
  const wanted = SCENES.filter(({ name }) => name.includes(only));
  if (wanted.length === 0)
    throw new Error(`No scene is called like "${only}": ${SCENES.map((s) => s.name).join(', ')}.`);
  await withProgram(async ({ address, call, browser }) => {
    const page = await browser.newPage({ viewport: SIZE });
    page.setDefaultTimeout(30_000);
    const shoot = cameraOf({ page, folder });
    /** @type {Map<string, import('./stage.mjs').Unit>} */
    const units = new Map();
    const stage = {
      page,
      call,
      shoot,
      /** @param {string} hash */
      async open(hash) {
        // Every scene starts from a window that was just opened: nothing is left over from another.
        await page.goto('about:blank');
        await page.goto(address);
        await page.evaluate(() => sessionStorage.clear());
        await page.goto('about:blank');
        await page.goto(address);
        await page.getByRole('navigation', { name: 'Screens' }).waitFor();
        await page.evaluate((next) => (location.hash = next), hash);
      },
      /** @param {string} model */
      async unit(model) {
        const known = units.get(model) ?? (await connect(call, model));
        if (!units.has(model) && model === 'A05') await fillMainEntrance(call, known);
        units.set(model, known);
        return known;
      },
    };
    /** @type {string[]} */
    const missing = [];
    for (const { name, run } of wanted) {
      try {
        await run(stage);
      } catch (error) {
        missing.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        console.error(missing.at(-1));
        // Where the page itself is the trouble, there is no picture of it; the others go on.
        await shoot(`${name}-stopped-here`, { end: false }).catch(console.error);
      }
    }
    if (missing.length > 0) throw new Error(`Not all was taken:\n${missing.join('\n')}`);
  });
}
