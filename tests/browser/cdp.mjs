// A page in headless Chromium, driven by the Chrome DevTools Protocol over a pipe: no packages, no open port.
// https://chromedevtools.github.io/devtools-protocol/

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export class Browser {
  static async start(program) {
    const browser = new Browser();
    browser.profile = mkdtempSync(join(tmpdir(), "tupu-browser-"));
    browser.process = spawn(program, [
      "--headless=new", "--no-sandbox", "--remote-debugging-pipe", `--user-data-dir=${browser.profile}`, "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader", "--use-angle=swiftshader", "--lang=zh-CN", "about:blank",
    ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.waiting = new Map();
    browser.listeners = [];
    browser.last = 0;
    let rest = Buffer.alloc(0);
    browser.process.stdio[4].on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        browser.take(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
    browser.process.on("error", (error) => { for (const { reject } of browser.waiting.values()) reject(error); });
    return browser;
  }

  take(message) {
    const { id, error, result } = message;
    if (id === undefined) return this.listeners.forEach((listener) => listener(message));
    const { resolve, reject } = this.waiting.get(id) ?? {};
    if (!this.waiting.delete(id)) return undefined;
    return error ? reject(new Error(error.message)) : resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = (this.last += 1);
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      // A page that never answers must not keep the test for ever.
      const late = setTimeout(() => { if (this.waiting.delete(id)) reject(new Error(`${method} had no answer`)); }, 90_000);
      const ended = (settle) => (value) => { clearTimeout(late); settle(value); };
      this.waiting.set(id, { resolve: ended(resolve), reject: ended(reject) });
    });
  }

  async page({ width = 1440, height = 900, dark = false, mobile = false } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    page.target = targetId;
    await page.send("Page.enable");
    await page.send("Runtime.enable");
    await page.send("Log.enable");
    await page.send("Network.enable");
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    return page;
  }

  async close() {
    await Promise.race([this.send("Browser.close").catch(() => {}), wait(3000)]);
    this.process.kill();
    // Its processes go on writing for a moment.
    for (let tries = 0; tries < 20; tries += 1) {
      try { return rmSync(this.profile, { recursive: true, force: true }); } catch { await wait(200); }
    }
  }
}

class Page {
  constructor(browser, session) {
    this.browser = browser;
    this.session = session;
    // What a person would see in the console, and every address that was asked for.
    this.problems = [];
    this.addresses = [];
    browser.listeners.push(({ sessionId, method, params }) => {
      if (sessionId !== session) return;
      if (method === "Runtime.exceptionThrown") this.problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type)) this.problems.push(params.args.map((arg) => arg.value ?? arg.description).join(" "));
      if (method === "Log.entryAdded" && params.entry.level === "error") this.problems.push(`${params.entry.text} ${params.entry.url ?? ""}`);
      if (method === "Network.requestWillBeSent") this.addresses.push(params.request.url);
      if (method === "Network.webSocketCreated") this.addresses.push(params.url);
    });
  }

  close() { return this.browser.send("Target.closeTarget", { targetId: this.target }); }

  send(method, params) { return this.browser.send(method, params, this.session); }

  // Anew, even where only what stands behind `#` differs: what was there before must not be taken for what comes.
  async open(address) {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: address });
  }

  // The value of an expression in the page.
  async value(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression}`);
    return result.value;
  }

  // Waits until an expression is true; says what it waited for when it never is.
  async until(what, expression, seconds = 60) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const value = await this.value(expression).catch(() => false);
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
      await wait(50);
    }
  }

  async type(text) {
    for (const key of text) {
      await this.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, key });
      await this.send("Input.dispatchKeyEvent", { type: "keyUp", key });
    }
  }

  async press(key, code = 0) {
    await this.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, windowsVirtualKeyCode: code });
    if (key === "Enter") await this.send("Input.dispatchKeyEvent", { type: "char", text: "\r", key });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
  }

  mouse(type, x, y, more = {}) {
    return this.send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: type === "mouseReleased" ? 0 : 1, clickCount: 1, ...more });
  }

  async click(x, y) {
    await this.mouse("mouseMoved", x, y, { button: "none", buttons: 0 });
    await wait(60);
    await this.mouse("mousePressed", x, y);
    await this.mouse("mouseReleased", x, y);
  }

  // Clicks the middle of the element that an expression gives.
  async clickOn(expression) {
    const at = await this.value(`(() => { const it = ${expression}; it.scrollIntoView({ block: "center" }); const b = it.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`);
    await this.click(...at);
  }

  async picture(file) {
    // A page behind another draws nothing.
    await this.send("Page.bringToFront");
    const { data } = await this.send("Page.captureScreenshot", { format: "png" });
    writeFileSync(file, Buffer.from(data, "base64"));
  }
}

export { wait };
