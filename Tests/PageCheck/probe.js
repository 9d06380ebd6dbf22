// Evaluated in a page by page_check.py: what a browser made of it.
(async () => {
const $ = id => document.getElementById(id), faults = [];
const check = (isRight, words) => { if (!isRight) faults.push(words); };
const root = document.documentElement;
const frame = () => new Promise(done => setTimeout(done, 0));
const input = (id, value, kind) => { $(id).value = value; $(id).dispatchEvent(new Event(kind, { bubbles: true })); };
const timed = body => { const began = performance.now(); body(); root.getBoundingClientRect(); document.body.offsetHeight; return performance.now() - began; };
const buttons = () => document.querySelectorAll("#body .s");
const result = { drawn: Number(root.dataset.drawn), loaded: performance.getEntriesByType("navigation")[0].loadEventEnd, sessions: JSON.parse($("data").textContent).sessions.length };

// No sideways scroll, whatever is shown.
const sideways = words => check(root.scrollWidth <= innerWidth, `${words}: ${root.scrollWidth} wide in a window of ${innerWidth}`);
sideways("at first");

// Text of the plan is text: nothing in it became an element or ran.
check(!window.pwned, "text of the plan ran as a script");
check(!document.querySelector("img,iframe,object,embed,link,base"), "an element that is not ours");
check([...document.querySelectorAll("*")].every(one => [...one.attributes].every(a => !a.name.startsWith("on"))), "an attribute that runs");

// Structure.
const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
check(new Set(ids).size === ids.length, "an id twice");
check(document.querySelectorAll("main").length === 1 && document.querySelectorAll("h1").length === 1, "one main, one h1");
for (const name of ["header", "nav", "footer"]) check(document.querySelector("body > " + name), "no " + name);
let level = 0;
for (const one of document.querySelectorAll("h1,h2,h3")) { const n = Number(one.tagName[1]); check(n <= level + 1, "a heading that skips a level: " + one.textContent); level = n; }
for (const table of document.querySelectorAll("table")) if (table.rows.length) check([...table.querySelectorAll("thead th")].every(th => th.scope === "col") && table.querySelector("thead th"), "a table without headers");
const named = one => (one.getAttribute("aria-label") || one.textContent || one.title).trim();
const unnamed = () => { for (const one of document.querySelectorAll("button,a,summary")) check(named(one), "without a name: " + one.outerHTML.slice(0, 120)); };
unnamed();
for (const one of document.querySelectorAll("input,select")) check(one.labels.length, "without a label: " + one.id);
for (const one of document.querySelectorAll("[aria-labelledby],[aria-describedby]")) for (const key of ["aria-labelledby", "aria-describedby"]) if (one.getAttribute(key)) check($(one.getAttribute(key)), key + " leads nowhere");
for (const one of document.querySelectorAll("a[href^='#']")) check($(one.hash.slice(1)), "a link that leads nowhere: " + one.hash);
for (const one of document.querySelectorAll("svg")) check(one.getAttribute("role") === "img" && one.getAttribute("aria-label"), "a picture without words");
check(document.querySelectorAll('#body [tabindex="0"]').length <= 1, "more than one stop in the calendar");

// Contrast of text, WCAG AA; colours of the parts in which text stands.
const light = color => { const [r, g, b] = color.match(/[\d.]+/g).map(Number).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
const behind = one => { for (let at = one; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor; if (!/rgba\(.*, 0\)|transparent/.test(color)) return color; } return getComputedStyle(document.body).backgroundColor; };
const seen = new Set();
for (const one of document.querySelectorAll("p,a,dt,dd,td,th,summary,small,label,h1,h2,h3,button,li,.axis span")) {
  if (!one.textContent.trim() || one.closest(".skip,[hidden],.s,.q")) continue;
  const [a, b] = [getComputedStyle(one).color, behind(one)], key = a + b;
  if (seen.has(key)) continue;
  seen.add(key);
  const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
  check((x + .05) / (y + .05) >= 4.5, `contrast ${((x + .05) / (y + .05)).toFixed(2)} of ${one.outerHTML.slice(0, 80)}`);
}

if (result.sessions) {
  // Every view, every kind of row, every colour.
  for (const view of ["day", "week", "all"]) for (const rows of ["facilitator", "attendee", "group"]) {
    const took = timed(() => { input("view", view, "change"); input("rows", rows, "change"); });
    result.views = Math.max(result.views || 0, took);
    sideways(view + " by " + rows);
    check(buttons().length > 0, `nothing drawn: ${view} by ${rows}`);
  }
  for (const option of $("color").options) { input("color", option.value, "change"); check($("legend").textContent.length > 10, "no legend"); }
  input("rows", "facilitator", "change"); input("view", "week", "change"); input("color", $("color").options[0].value, "change");
  unnamed();
  result.buttons = buttons().length;
  // Filters: each letter is a filter of its own.
  const key = JSON.parse($("data").textContent).sessions.at(-1)[0];
  result.filter = 0;
  input("view", "all", "change");
  // The best of three, as the machine does other things too; the worst letter counts.
  const best = text => Math.min(...[0, 1, 2].map(() => { input("q", "no such text", "input"); return timed(() => input("q", text, "input")); }));
  for (let n = 1; n <= key.length; n++) result.filter = Math.max(result.filter, best(key.slice(0, n)));
  await new Promise(done => setTimeout(done, 400));
  check(location.hash.includes(encodeURIComponent(key)), "the filter is not in the address: " + location.hash);
  check([...buttons()].some(one => one.getAttribute("aria-label").includes(key)), "the filter does not find " + key);
  result.filter = Math.max(result.filter, best(""));
  input("view", "week", "change");
  // Scrolling.
  const body = $("body");
  result.scroll = 0;
  for (let at = 0; at <= body.scrollHeight; at += Math.max(200, body.scrollHeight / 40)) {
    let took = Infinity;
    for (const from of [body.scrollTop, at + 1]) {
      body.scrollTop = from;
      const began = performance.now();
      body.scrollTop = at;
      body.dispatchEvent(new Event("scroll"));
      await new Promise(done => requestAnimationFrame(() => { body.offsetHeight; done(); }));
      took = Math.min(took, performance.now() - began);
    }
    result.scroll = Math.max(result.scroll, took);
    if (rowsSeen(body) === 0) { faults.push("nothing drawn after scrolling to " + at); break; }
  }
  body.scrollTop = 0;
  body.dispatchEvent(new Event("scroll"));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  // Keys.
  const press = name => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const first = body.querySelector('.s[tabindex="0"]');
  check(first, "no way into the calendar by keyboard");
  if (first) {
    first.focus();
    const told = $("detail").textContent;
    check(told.includes(" with ") && told.includes("taffing"), "focus tells nothing: " + told);
    const all = [...body.querySelectorAll(".s")].length;
    press("End"); press("Home"); press("ArrowRight"); press("ArrowDown"); press("ArrowUp");
    check(document.activeElement.classList.contains("s"), "arrow keys lose the focus");
    check(body.querySelectorAll('[tabindex="0"]').length === 1, "arrow keys leave more than one stop");
    document.activeElement.click();
    check(location.hash.includes("session="), "the chosen session is not in the address");
    check(body.querySelector(".s.on"), "the chosen session is not marked");
    press("Escape");
    check(!location.hash.includes("session="), "Escape does not let go");
  }
  // A quarter hour that is short selects its sessions.
  const short = document.querySelector("#net .q");
  result.short = document.querySelectorAll("#net .q").length;
  if (short) {
    const words = short.getAttribute("aria-label"), away = Number(words.match(/(\d+) in coaching/)[1]);
    short.click();
    check($("chip").textContent.includes("Only sessions behind") && !$("chip").hidden, "nothing says what is selected");
    const list = $("list").tBodies[0] ? $("list").tBodies[0].rows.length : 0;
    check(list > 0 && list <= away, `${list} sessions behind a quarter hour with ${away} in coaching`);
    $("unchip").click();
  }
  sideways("at last");
}
result.faults = faults;
return result;
function rowsSeen(body) {
  const box = body.getBoundingClientRect();
  return [...body.querySelectorAll(".row")].filter(row => { const one = row.getBoundingClientRect(); return one.bottom > box.top && one.top < box.bottom; }).length;
}
})().catch(error => ({ faults: ["the probe failed: " + error.stack] }));
