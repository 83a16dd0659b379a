// A running Fushime with the demo firm, and people who come in with a browser.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The program: FUSHIME_BINARY, or the one that was built last for tests. */
function program() {
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
  const found = process.env.FUSHIME_BINARY ?? path.join(target, 'debug/fushime');
  if (!existsSync(found)) throw new Error(`${found} is not there: cargo build first`);
  return found;
}

function browserProgram() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = known.find((at) => at && existsSync(at));
  if (!found) throw new Error('there is no chromium: install it, or name it in CHROMIUM');
  return found;
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1440, height: 900 } };

/** One link is printed for each kind of person. */
const KINDS = 5;

export class House {
  /** Opens the demo firm on a free port of this machine. `more`: further words of the command. */
  static open(...more) {
    return House.start(KINDS, ['--demo', ...more]);
  }

  /** Opens a folder in which there is no firm yet: one link is printed, to begin with. */
  static begin() {
    return House.start(1, []);
  }

  static async start(links, more) {
    const house = new House();
    house.folder = mkdtempSync(path.join(tmpdir(), 'fushime-browser-'));
    const words = ['serve', '--lang', 'ja', '--data',
      path.join(house.folder, 'data'), '--listen', '127.0.0.1:0', ...more];
    house.process = spawn(program(), words, { cwd: house.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    house.links = [];
    await new Promise((done, failed) => {
      createInterface({ input: house.process.stdout }).on('line', (line) => {
        const link = line.match(/(http:\/\/[^/]+)\/(enter|begin)\/\S+/);
        if (!link) return;
        house.links.push(link[0]);
        house.url = link[1];
        if (house.links.length === links) done();
      });
      house.process.on('exit', (code) => failed(new Error(`fushime ended with ${code}`)));
    });
    house.browser = await chromium.launch({ executablePath: browserProgram(), args: ['--no-sandbox'] });
    house.states = new Map();
    house.problems = [];
    return house;
  }

  /** Closes everything that was opened. */
  async close() {
    await this.browser.close();
    const ended = new Promise((done) => this.process.on('exit', done));
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Lets somebody come in: a page of a browser of their own. `who` is a number in the order of
   * links: a leader, a salesperson, an executive, a stakeholder, an administrator. They read
   * Japanese unless `language` says otherwise.
   */
  async come(who, options = {}) {
    if (!this.states.has(who)) {
      const context = await this.browser.newContext();
      const page = await context.newPage();
      await page.goto(this.links[who]);
      await page.click('form.box button');
      await page.waitForURL(/\/password$/);
      this.states.set(who, await context.storageState());
      await context.close();
    }
    const { language = 'ja', ...others } = options;
    const page = await this.page({ storageState: this.states.get(who), ...others });
    await page.context().addCookies([{ name: 'language', value: language, url: this.url }]);
    return page;
  }

  /** A page of a browser nobody has used. Whatever goes wrong on it is kept in `problems`. */
  async page(options = {}) {
    const context = await this.browser.newContext({ ...DESK, locale: 'ja-JP', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const problem = (text) => this.problems.push(`${page.url()}: ${text}`);
    page.on('console', (message) => {
      // What was asked for and is refused is the browser's to tell, and the test's to expect.
      const told = /status of (4\d\d)|ERR_INTERNET_DISCONNECTED/.test(message.text());
      if (message.type() === 'error' && !told) problem(message.text());
    });
    page.on('pageerror', (error) => problem(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.url)) problem(`asked ${request.url()}`);
    });
    return page;
  }
}

export const LEADER = 0;
export const SALESPERSON = 1;
export const EXECUTIVE = 2;
export const STAKEHOLDER = 3;
export const ADMINISTRATOR = 4;

/** Goes to an address of the house. */
export function go(page, house, address) {
  return page.goto(house.url + address);
}
