"use strict";
// The calendar of the page. Times are minutes after data.base; only what is seen is drawn, so that 10 000 sessions scroll and filter at once.
(() => {
const $ = id => document.getElementById(id);
const D = JSON.parse($("data").textContent);
// Everything in the data was written by others: it becomes text here, whatever is in it.
const h = text => String(text).replace(/[&<>"']/g, c => "&#" + c.charCodeAt(0) + ";");
const bdi = text => "<bdi>" + h(text) + "</bdi>";
const fold = text => /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const two = n => String(n).padStart(2, "0");
const num = n => n == null ? "?" : String(Math.round(n) / 100).replace("-", "−");

// MARK: data
const S = D.sessions.map((s, i) => ({
  i, key: s[0], name: D.names[s[1]], at: s[2], len: s[3], lead: s[4], who: s[5], before: s[6], after: s[7],
  rank: s[8], priority: s[9], room: s[10], change: s[11], was: s[12], groups: [...new Set(s[5].map(p => D.people[p][2]).filter(g => g >= 0))],
}));
const person = p => p < 0 ? "nobody" : D.people[p][0];
const names = list => list.map(person).join(", ");

// MARK: clock
const offset = t => {
  let found = D.offsets[0][1];
  for (const [from, minutes] of D.offsets) if (from <= t) found = minutes;
  return found;
};
const local = t => (((t + D.baseMinute + offset(t)) % 1440) + 1440) % 1440;
const clock = m => two(Math.floor(m / 60)) + ":" + two(m % 60);
const offsetText = m => (m < 0 ? "−" : "+") + clock(Math.abs(m));
const changesAround = t => offset(t - 1440) !== offset(t + 1440);
const time = t => clock(local(t)) + (changesAround(t) ? " " + offsetText(offset(t)) : "");
const dayOf = t => {
  let low = 0, high = D.days.length - 1;
  while (low < high) { const mid = (low + high + 1) >> 1; if (D.days[mid][0] <= t) low = mid; else high = mid - 1; }
  return low;
};
const dayName = d => D.days[d] ? D.days[d][2] : "";
const span = (t, len) => {
  const until = local(t + len), sameOffset = offset(t) === offset(t + len);
  if (!sameOffset) return time(t) + " to " + time(t + len);
  return clock(local(t)) + "–" + (until === 0 ? "24:00" : clock(until)) + (changesAround(t) ? " " + offsetText(offset(t)) : "");
};
const instant = t => new Date((t + D.baseMinute) * 60000);
const here = Intl.DateTimeFormat().resolvedOptions().timeZone || "your zone";
const hereOffset = t => -instant(t).getTimezoneOffset();
const isElsewhere = D.days.some(([at, len]) => hereOffset(at) !== offset(at) || hereOffset(at + len) !== offset(at + len));
const hereTime = t => clock(((t + D.baseMinute + hereOffset(t)) % 1440 + 1440) % 1440);
const week = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const hereDay = t => week[instant(t).getDay()];

// The hours that any session uses, whole hours: what is before and after is left out of every day.
let first = 1440, last = 0;
for (const s of S) {
  const from = local(s.at), to = from + s.len;
  first = Math.min(first, from);
  last = Math.max(last, to > 1440 ? 1440 : to);
  if (to > 1440) first = 0;
}
if (first >= last) [first, last] = [480, 1080];
first = Math.floor(first / 60) * 60;
last = Math.ceil(last / 60) * 60;
const bounds = D.days.map(([at, len]) => {
  let a = null, b = null;
  for (let t = at; t < at + len; t += 15) {
    const m = local(t);
    if (m >= first && m < last) { if (a === null) a = t; b = t + 15; }
  }
  return a === null ? [at, at + len] : [a, b];
});
const ofDay = D.days.map(() => []);
for (const s of S) { s.day = dayOf(s.at); if (ofDay[s.day]) ofDay[s.day].push(s); }
const staffing = new Map();   // group -> [[at, before[]]]
D.groups.forEach((_, g) => staffing.set(g, { days: [], away: new Map(), missing: new Map() }));
for (const [g, at, before] of D.staffing) staffing.get(g).days.push([at, before]);
for (const [g, at, before, away, missing] of D.away) {
  const one = staffing.get(g);
  one.away.set(at, away); one.missing.set(at, missing);
  (one.told ??= new Map()).set(at, before);
}
for (const one of staffing.values()) {
  one.before = new Map(one.told || []);
  for (const [at, list] of one.days) list.forEach((n, k) => { if (!one.before.has(at + 15 * k)) one.before.set(at + 15 * k, n); });
}
const free = new Map(D.coaches.map(([p, days]) => [p, days && new Map(days)]));
const isDayUsed = D.days.map((day, d) => ofDay[d].length > 0
  || [...free.values()].some(days => days && days.get(d) > 0));

// MARK: state, kept in the address
const start = { q: "", person: "", group: "", view: "", day: "", rows: "facilitator", color: "staffing", session: "", short: "" };
let state;
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  // A link to a part of the page says nothing of the calendar.
  if (location.hash && !location.hash.includes("=")) return state || (state = defaults());
  state = defaults();
  for (const key of Object.keys(start)) if (given.has(key)) state[key] = given.get(key);
  if (!["day", "week", "all"].includes(state.view)) state.view = defaults().view;
  if (!["facilitator", "attendee", "group"].includes(state.rows)) state.rows = "facilitator";
  if (!Object.hasOwn(colors, state.color)) state.color = defaults().color;
  if (dayIndex() < 0) state.day = defaults().day;
  return state;
}
const dayKey = d => dayName(d).slice(4);
const dayIndex = () => D.days.findIndex((_, d) => dayKey(d) === state.day);
function defaults() {
  const used = Math.max(0, ofDay.findIndex(list => list.length > 0));
  const isSmall = S.length <= 600 && innerWidth > 800;
  return { ...start, view: isSmall ? "week" : "day", day: D.days.length ? dayKey(used) : "", color: D.isComparison ? "change" : "staffing" };
}
function writeAddress() {
  const plain = defaults(), said = new URLSearchParams();
  for (const key of Object.keys(start)) if (state[key] !== plain[key]) said.set(key, state[key]);
  const hash = said.toString();
  history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
}

// MARK: colours; each has a sign or pattern too
const effect = s => s.after == null ? 0 : s.after < 0 ? 3 : s.after < 100 ? 2 : 4;
const colors = {
  staffing: { title: "staffing", of: effect, kinds: [[4, "", "a person or more to spare"], [2, "·", "less than one person to spare"], [3, "▼", "a group is short"], [0, "?", "staffing unknown"]] },
};
if (S.some(s => s.rank)) colors.rank = { title: "facilitator’s rank", of: s => !s.rank ? 0 : s.rank === 1 ? 4 : s.rank === 2 ? 2 : 3, kinds: [[4, "1", "first choice"], [2, "2", "second choice"], [3, "3", "third or later"], [0, "?", "not known"]] };
if (S.some(s => s.priority > 1)) colors.priority = { title: "priority", of: s => !s.priority ? 0 : s.priority === 1 ? 4 : s.priority <= 10 ? 2 : 3, kinds: [[4, "", "1"], [2, "2+", "2 to 10"], [3, "!", "above 10"], [0, "?", "not known"]] };
if (D.isComparison) colors.change = { title: "what has changed", of: s => !s.change ? 0 : ["placed", "new"].includes(s.change) ? 4 : s.change === "moved" ? 3 : s.change === "coach" ? 2 : 1, kinds: [[0, "", "as before"], [3, "→", "another time"], [2, "↔", "another facilitator"], [4, "+", "new, or placed for the first time"], [1, "~", "changed otherwise"]] };

// MARK: filter
const hay = s => s.hay ??= fold([s.key, s.name, s.room || "", person(s.lead), names(s.who), ...s.groups.map(g => D.groups[g])].join("\n"));
function filterOf() {
  const words = fold(state.q).split(/\s+/).filter(Boolean), who = fold(state.person.trim());
  const group = state.group === "" ? -1 : D.groups.indexOf(state.group);
  const wanted = who ? new Set(D.people.flatMap((p, i) => fold(p[0]) === who || p[1] === state.person ? [i] : [])) : null;
  if (wanted && wanted.size === 0) D.people.forEach((p, i) => { if (fold(p[0]).includes(who)) wanted.add(i); });
  const [shortGroup, shortAt] = shortTick();
  return s => words.every(word => hay(s).includes(word))
    && (!wanted || wanted.has(s.lead) || s.who.some(p => wanted.has(p)))
    && (state.group === "" || s.groups.includes(group))
    && (shortGroup < 0 || (s.at <= shortAt && shortAt < s.at + s.len && s.groups.includes(shortGroup)));
}
function shortTick() {
  const cut = state.short.lastIndexOf("~");
  return cut < 0 ? [-1, 0] : [D.groups.indexOf(state.short.slice(0, cut)), Number(state.short.slice(cut + 1)) - D.baseMinute];
}
function shownDays() {
  const d = Math.max(0, dayIndex()), all = D.days.map((_, i) => i);
  if (state.view === "day") return D.days.length ? [d] : [];
  if (state.view === "all") return all.filter(i => isDayUsed[i]);
  const number = i => Math.floor((D.days[i][3] + 3) / 7);
  const days = all.filter(i => number(i) === number(d));
  const used = days.filter(i => isDayUsed[i]);
  return used.length ? used : days;
}

// MARK: axis
let days = [], x = () => 0, laneWidth = 800;
let laid = "";
function layAxis() {
  days = shownDays();
  // Filters leave the axis as it is.
  const wanted = [days.join(), innerWidth, $("body").offsetWidth - $("body").clientWidth, state.view].join("|");
  if (wanted === laid) return;
  laid = wanted;
  const width = 100 / Math.max(1, days.length), place = new Map(days.map((d, k) => [d, k]));
  x = t => {
    const d = dayOf(t), k = place.get(d);
    if (k === undefined) return null;
    const [a, b] = bounds[d];
    return (k + Math.min(1, Math.max(0, (t - a) / (b - a)))) * width;
  };
  x.end = (t, len) => {  // of what ends at midnight, or after it, in the day it began in
    const [a, b] = bounds[dayOf(t)];
    return (place.get(dayOf(t)) + Math.min(1, (t + len - a) / (b - a))) * width;
  };
  // The rows have a scroll bar beside them: what shares their axis leaves the same room.
  document.documentElement.style.setProperty("--gutter", $("body").offsetWidth - $("body").clientWidth + "px");
  if (!$("axis").firstElementChild) $("axis").innerHTML = "<b></b>";
  laneWidth = Math.max(120, $("cal").clientWidth - $("axis").firstElementChild.offsetWidth);
  const perHour = laneWidth / Math.max(1, days.length) / ((last - first) / 60);
  const each = [1, 2, 3, 6, 12].find(n => n * perHour >= 42) || 24;
  let html = "", grid = "";
  days.forEach((d, k) => {
    const [a, b] = bounds[d], narrow = laneWidth / days.length < 80;
    html += `<span class="d" style="left:${k * width}%;width:${width}%">${h(narrow ? dayName(d).slice(9) : dayName(d))}</span>`;
    grid += `<i class="g d" style="left:${k * width}%"></i>`;
    if (each === 24) return;
    let toldAt = -Infinity;
    for (let t = a; t < b; t += 15) {
      if (local(t) % 60 || t === a && k) continue;
      if (t > a) grid += `<i class="g" style="left:${x(t)}%"></i>`;
      // Where clocks change a time has its offset, which takes twice the room.
      const changes = offset(a) !== offset(b), hours = changes ? [1, 2, 3, 6, 12].find(n => n * perHour >= 84) || 24 : each;
      if (hours === 24 || local(t) % (hours * 60) || t - toldAt < hours * 60 || (100 - x(t)) / 100 * laneWidth < (changes ? 80 : 36)) continue;
      toldAt = t;  // An hour that comes twice is told once.
      const room = Math.min(100 - x(t), hours * width / ((b - a) / 60));
      html += `<span class="t" style="left:${x(t)}%;max-width:${room}%">${changes ? time(t) : clock(local(t))}</span>`;
      if (isElsewhere && state.view === "day") html += `<span class="v" style="left:${x(t)}%;max-width:${room}%">${hereTime(t)}</span>`;
    }
  });
  const twice = isElsewhere && state.view === "day";
  $("axis").className = "axis" + (twice ? " two" : "");
  $("axis").innerHTML = `<b>${h(D.zone)}${twice ? "<br><i>" + h(here) + "</i>" : ""}</b><div class="lane">${html}</div>`;
  $("axis").grid = grid;
}

// MARK: rows
let rows = [], tops = [], shown = [], current = -1;
const rowHeight = 34;
function layRows(filter, isFiltered) {
  layout += 1;
  const byRow = new Map(), put = (key, s) => { const list = byRow.get(key); if (list) list.push(s); else byRow.set(key, [s]); };
  if (state.rows === "facilitator" && !isFiltered) D.coaches.forEach(([p]) => byRow.set(p, []));
  shown = [];
  for (const d of days) for (const s of ofDay[d]) if (filter(s)) {
    shown.push(s);
    if (state.rows === "facilitator") put(s.lead, s);
    else if (state.rows === "attendee") s.who.forEach(p => put(p, s));
    else if (s.groups.length) s.groups.forEach(g => put(g, s));
    else put(-1, s);
  }
  const label = key => state.rows === "group" ? (key < 0 ? "no group" : D.groups[key]) : person(key);
  rows = [...byRow].map(([key, list]) => ({ key, list, label: label(key) }));
  if (state.rows !== "facilitator") rows.sort((a, b) => order.compare(a.label, b.label));
  let top = 0;
  tops = rows.map(row => { const at = top; lanes(row); top += row.height; return at; });
  tops.push(top);
}
const order = new Intl.Collator(undefined, { numeric: true });
function lanes(row) {
  const ends = [];
  row.lane = row.list.map(s => {
    let k = ends.findIndex(end => end <= s.at);
    if (k < 0) k = ends.length;
    ends[k] = s.at + s.len;
    return k;
  });
  row.lanes = Math.max(1, ends.length);
  row.each = row.lanes === 1 ? rowHeight - 8 : row.lanes < 6 ? 20 : 9;
  row.height = Math.max(rowHeight, row.lanes * row.each + 8);
}
function background(row) {
  const known = state.rows === "facilitator" && free.has(row.key) ? free.get(row.key) : undefined;
  let html = "";
  if (!known) return html;
  days.forEach((d, k) => {
    const width = 100 / days.length, minutes = known.get(d);
    if (minutes === undefined) return;
    if (minutes === 0) html = `<i class="off" style="left:${k * width}%;width:${width}%"></i>` + html;
    else {
      const used = row.list.reduce((sum, s) => sum + (s.day === d ? s.len : 0), 0);
      html = `<i class="open" style="left:${k * width}%;width:${width}%"></i><i class="load" style="left:${k * width}%;width:${Math.min(1, used / minutes) * width}%"></i>` + html;
    }
  });
  return html;
}
function freeText(row) {
  if (state.rows !== "facilitator" || !free.has(row.key)) return "";
  const known = free.get(row.key);
  if (!known) return "schedule unknown";
  const minutes = days.reduce((sum, d) => sum + (known.get(d) || 0), 0);
  const used = row.list.reduce((sum, s) => sum + s.len, 0);
  return minutes ? `${used} of ${minutes} free min` : "off";
}
function sentence(s) {
  return s.words ??= `${names(s.who)} with ${person(s.lead)}, ${dayName(s.day)} ${span(s.at, s.len)}, ${s.key}, staffing ${num(s.before)} → ${num(s.after)}` + (s.change ? ", " + changeWords[s.change] : "");
}
const changeWords = { moved: "another time than before", coach: "another facilitator than before", placed: "placed for the first time", new: "new", changed: "changed" };
function sessionHTML(s, row, k) {
  const left = x(s.at), width = x.end(s.at, s.len) - left, px = width / 100 * laneWidth;
  const color = colors[state.color], kind = color.of(s);
  const sign = px > 14 && row.each > 12 ? (color.kinds.find(one => one[0] === kind) || ["", ""])[1] : "";
  const text = px > 34 && row.each > 12 ? (sign ? sign + " " : "") + bdi(state.rows === "attendee" ? person(s.lead) : names(s.who)) : px > 14 ? sign : "";
  return `<button type="button" class="s k${kind}${px < 8 ? " thin" : ""}${s.key === state.session ? " on" : ""}" tabindex="${s.i === current ? 0 : -1}" data-i="${s.i}" aria-label="${h(sentence(s))}" style="left:${left.toFixed(3)}%;width:${width.toFixed(3)}%;top:${4 + row.lane[k] * row.each}px;height:${row.each - 1}px">${text}</button>`;
}
// Rows that stay in sight while somebody scrolls stay as they are: `layout` is a number of what they were drawn for.
let layout = 0, drawnLayout = -1, drawnRows = new Map();
function draw(everything) {
  const body = $("body");
  if (rows.length === 0) {
    body.innerHTML = `<p class="empty">${S.length ? "No session here: choose another day, or clear the filter." : "No session has a place."}</p>`;
    body.style.height = "";
    drawnLayout = -1;
    return;
  }
  const had = document.activeElement && document.activeElement.closest && document.activeElement.closest("#body .s");
  const focus = had ? Number(had.dataset.i) : -1;
  if (drawnLayout !== layout || everything) {
    body.innerHTML = `<div class="all" style="position:relative;height:${tops[rows.length]}px"><div class="grid">${$("axis").grid}</div></div>`;
    drawnRows.clear();
    // After paper, anew.
    drawnLayout = everything ? -1 : layout;
  }
  const all = body.firstElementChild, from = everything ? 0 : body.scrollTop - 60, to = everything ? Infinity : body.scrollTop + body.clientHeight + 60;
  const isSeen = r => tops[r + 1] >= from && tops[r] <= to;
  for (const [r, one] of drawnRows) if (!isSeen(r)) { one.remove(); drawnRows.delete(r); }
  const missing = rows.map((_, r) => r).filter(r => isSeen(r) && !drawnRows.has(r));
  if (missing.length) {
    const made = document.createElement("template");
    made.innerHTML = missing.map(rowHTML).join("");
    // In the order of the rows, which is that of the tab key and of what is read aloud.
    const after = new Map(missing.map((r, k) => [r, made.content.children[k]]));
    for (const [r, one] of after) {
      let next = null;
      for (const [other, there] of drawnRows) if (other > r && (next === null || other < next[0])) next = [other, there];
      all.insertBefore(one, next && next[1]);
      drawnRows.set(r, one);
    }
  }
  if (!body.querySelector('.s[tabindex="0"]')) { const one = body.querySelector(".s"); if (one) one.tabIndex = 0; }
  if (focus >= 0 && !body.contains(document.activeElement)) { const one = body.querySelector(`.s[data-i="${focus}"]`); if (one) one.focus({ preventScroll: true }); }
}
function rowHTML(r) {
  const row = rows[r], sub = freeText(row) || `${row.list.length} session${row.list.length === 1 ? "" : "s"}`;
  return `<div class="row" style="top:${tops[r]}px;height:${row.height}px"><div class="head"><button type="button" tabindex="-1" data-r="${r}" title="${h(row.label)}" aria-label="Only ${h(row.label)}">${bdi(row.label)}</button><small>${sub}</small></div><div class="lane">${background(row)}${row.list.map((s, k) => sessionHTML(s, row, k)).join("")}</div></div>`;
}

// MARK: net staffing
let netMost = 12, drawnNet = "";
function drawNet(isFiltered) {
  const hit = new Set(shown.flatMap(s => s.groups));
  const known = D.groups.map((_, g) => g).filter(g => staffing.get(g).before.size && (state.group === "" || D.groups[g] === state.group) && (!isFiltered || hit.has(g)));
  const wanted = [laid, known.join(), netMost, state.short].join("|");
  if (wanted === drawnNet) return;
  drawnNet = wanted;
  const series = known.map(netOf).filter(one => one.points.length).sort((a, b) => a.worst - b.worst);
  const some = series.length > 0;
  for (const id of ["net", "net-title", "net-note"]) $(id).hidden = !some;
  if (!some) return;
  // A chart stays as it is until the axis or the choice changes: filters only take some away.
  const charts = series.slice(0, netMost).map(one => {
    const known = staffing.get(one.g), wanted = laid + state.short;
    if (known.chartFor !== wanted) {
      const made = document.createElement("template");
      made.innerHTML = netHTML(one);
      known.chart = made.content.firstElementChild;
      known.chartFor = wanted;
      const first = known.chart.querySelector(".q");
      if (first) first.tabIndex = 0;
    }
    return known.chart;
  });
  const hadFocus = document.activeElement && document.activeElement.dataset.q;
  $("net").replaceChildren(...charts);
  if (hadFocus) for (const one of $("net").querySelectorAll(".q")) if (one.dataset.q === hadFocus) one.focus({ preventScroll: true });
  if (series.length <= netMost) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `Show all ${series.length} groups (the worst come first)`;
  button.onclick = () => { netMost = Infinity; drawNet(isFiltered); };
  $("net").append(button);
}
function netOf(g) {
  const one = staffing.get(g), points = [];
  if (one.netFor === laid) return one.net;
  one.netFor = laid;
  let worst = Infinity, worstAt = null, low = 0, high = 0;
  for (const d of days) for (let t = bounds[d][0]; t < bounds[d][1]; t += 15) {
    const before = one.before.get(t);
    if (before == null) continue;
    const away = one.away.get(t) || 0, after = before - 100 * away;
    points.push([t, before, after, away]);
    if (after < worst) [worst, worstAt] = [after, t];
    low = Math.min(low, after); high = Math.max(high, before);
  }
  return one.net = { g, points, worst, worstAt, low, high };
}
function netHTML(one) {
  const range = Math.max(100, one.high - one.low) * 1.1, y = n => (100 * (one.high + range * .05 - n) / range);
  const line = k => {
    let path = "", last = null;
    for (const p of one.points) {
      const left = x(p[0]) * 10, right = x.end(p[0], 15) * 10;
      path += (last === p[0] && Math.abs(x.at - left) < .01 ? "L" : "M") + `${left.toFixed(2)} ${y(p[k]).toFixed(2)}H${right.toFixed(2)}`;
      last = p[0] + 15; x.at = right;
    }
    return path;
  };
  const name = D.groups[one.g], zero = y(0);
  const short = one.points.filter(p => p[2] < 0 && p[3] > 0).map(p => {
    const left = x(p[0]), id = name + "~" + (p[0] + D.baseMinute);
    return `<button type="button" class="q${state.short === id ? " on" : ""}" tabindex="-1" data-q="${h(id)}" aria-pressed="${state.short === id}" aria-label="${h(`${name}, ${dayName(dayOf(p[0]))} ${time(p[0])}: ${num(p[1])} → ${num(p[2])}, ${p[3]} in coaching: show these sessions`)}" title="${h(`${dayName(dayOf(p[0]))} ${time(p[0])}: ${num(p[1])} → ${num(p[2])}, ${p[3]} in coaching`)}" style="left:${left}%;width:${x.end(p[0], 15) - left}%;top:${zero}%;height:${Math.max(4, y(p[2]) - zero)}%"></button>`;
  }).join("");
  const told = `least ${num(one.worst)} on ${dayName(dayOf(one.worstAt))} ${time(one.worstAt)}`;
  return `<div class="row"><div class="head"><button type="button" data-g="${one.g}" title="${h(name)}" aria-label="Only group ${h(name)}">${bdi(name)}</button><small>${h(told)}</small><small>0 = required</small></div><div class="lane">${$("axis").grid}<svg class="chart" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label="${h(`Net staffing of ${name}: ${told}`)}"><path class="zero" d="M0 ${zero}H1000"/><path class="before" d="${line(1)}"/><path class="after" d="${line(2)}"/></svg>${short}</div></div>`;
}

// MARK: list
let listMost = 50;
function drawList() {
  const some = shown.length > 0;
  $("list-title").hidden = $("list-scroll").hidden = !some;
  $("more").hidden = shown.length <= listMost;
  const columns = ["Day", "Time", ...(isElsewhere ? [here] : []), "Facilitator", "Attendees", "Session", "Name", "Staffing"];
  $("list").innerHTML = some ? `<thead><tr>${columns.map(c => `<th scope="col">${h(c)}</th>`).join("")}</tr></thead><tbody>${shown.slice(0, listMost).map(s =>
    `<tr><td>${h(dayName(s.day))}</td><td class="n">${h(span(s.at, s.len))}</td>${isElsewhere ? `<td class="n">${hereDay(s.at)} ${hereTime(s.at)}</td>` : ""}<td>${bdi(person(s.lead))}</td><td>${bdi(names(s.who))}</td><th scope="row">${bdi(s.key)}</th><td>${bdi(s.name)}</td><td class="n">${num(s.before)} → ${num(s.after)}</td></tr>`).join("")}</tbody>` : "";
}

// MARK: one session
function tell(s) {
  const box = $("detail");
  box.hidden = false;
  if (!s) { box.innerHTML = "Point at a session, or go to one with the arrow keys: it is told here."; return; }
  const there = isElsewhere ? ` (${hereDay(s.at)} ${hereTime(s.at)} in ${h(here)})` : "";
  const more = [s.room && "in " + bdi(s.room), s.rank && "facilitator of choice " + s.rank, s.priority > 1 && "priority " + s.priority,
    s.change && h(changeWords[s.change]) + (s.was ? ": it was " + h(dayName(dayOf(s.was[0])) + " " + time(s.was[0])) + " with " + bdi(person(s.was[1])) : "")].filter(Boolean);
  box.innerHTML = `<b>${bdi(s.name)}</b> · ${bdi(s.key)}<br>${h(dayName(s.day))} ${h(span(s.at, s.len))}${there}: ${bdi(names(s.who))} with ${bdi(person(s.lead))}`
    + `<br>Staffing${s.groups.length ? " of " + s.groups.map(g => bdi(D.groups[g])).join(", ") : ""}, at worst ${num(s.before)} → ${num(s.after)}${s.after != null && s.after < 0 ? " <b>▼ short</b>" : ""}${more.length ? " · " + more.join(" · ") : ""}`;
}

// MARK: all of it
function update() {
  const filter = filterOf(), isFiltered = Boolean(state.q || state.person || state.group || state.short);
  for (const id of ["q", "person", "group", "view", "day", "rows", "color"]) if ($(id).value !== state[id]) $(id).value = state[id];
  layAxis();
  layRows(filter, isFiltered);
  $("body").scrollTop = Math.min($("body").scrollTop, tops[rows.length] || 0);
  if (!shown.some(s => s.i === current)) current = -1;
  draw();
  drawNet(isFiltered);
  listMost = 50;
  drawList();
  const elsewhere = isFiltered && state.view !== "all" ? S.reduce((sum, s) => sum + (filter(s) ? 1 : 0), 0) : S.length;
  $("found").textContent = `${shown.length} of ${S.length} sessions shown` + (isFiltered && elsewhere > shown.length ? `; ${elsewhere} on all days match` : "") + ".";
  const [g, at] = shortTick();
  $("chip").hidden = g < 0;
  if (g >= 0) $("chip").innerHTML = `Only sessions behind ${bdi(D.groups[g])}, ${h(dayName(dayOf(at)) + " " + time(at))}. <button type="button" id="unchip">Show all again</button>`;
  if (g >= 0) $("unchip").onclick = () => change({ short: "" });
  const color = colors[state.color];
  $("legend").innerHTML = color.kinds.map(([k, sign, words]) => `<span><i class="k${k}">${sign}</i>${words}</span>`).join("")
    + (state.rows === "facilitator" && free.size ? '<span><i class="open" style="position:static"></i>free time that day</span><span><i class="off" style="position:static"></i>day off</span>' : "");
  tell(S.find(s => s.key === state.session));
}
let waiting = 0;
function change(what, isTyped) {
  Object.assign(state, what);
  clearTimeout(waiting);
  // Browsers refuse addresses that change with every key.
  if (isTyped) waiting = setTimeout(writeAddress, 250); else writeAddress();
  update();
}

function go(event) {
  const at = event.target.closest(".s");
  if (!at) return;
  const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
  const r = rows.findIndex(row => row.list.some(s => s.i === Number(at.dataset.i)) && at.closest(".row").style.top === tops[rows.indexOf(row)] + "px");
  const s = S[Number(at.dataset.i)];
  let next = null;
  if (event.key in moves) {
    const list = rows[r].list;
    next = list[Math.min(list.length - 1, Math.max(0, list.indexOf(s) + moves[event.key]))];
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    let k = r;
    do k += event.key === "ArrowDown" ? 1 : -1; while (rows[k] && !rows[k].list.length);
    if (rows[k]) next = rows[k].list.reduce((best, one) => Math.abs(one.at - s.at) < Math.abs(best.at - s.at) ? one : best);
    if (next) focusOn(next, k);
  } else if (event.key === "Escape") change({ session: "" });
  else return;
  event.preventDefault();
  if (next && event.key in moves) focusOn(next, r);
}
function focusOn(s, r) {
  const body = $("body");
  current = s.i;
  layout += 1;
  if (tops[r] < body.scrollTop) body.scrollTop = tops[r];
  if (tops[r] + rows[r].height > body.scrollTop + body.clientHeight) body.scrollTop = tops[r] + rows[r].height - body.clientHeight;
  draw();
  for (const row of body.querySelectorAll(".row")) if (row.style.top === tops[r] + "px") {
    const one = row.querySelector(`.s[data-i="${s.i}"]`);
    if (one) one.focus({ preventScroll: true });
  }
}
function goShort(event) {
  const all = [...event.currentTarget.querySelectorAll(".q")], k = all.indexOf(event.target);
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (k < 0 || !step) return;
  const next = all[k + step];
  if (next) next.focus();
  event.preventDefault();
}
function begin() {
  for (const [id, one] of Object.entries(colors)) if (id !== "staffing") $("color").add(new Option(one.title, id));
  D.groups.forEach(g => $("group").add(new Option(g, g)));
  D.days.forEach((_, d) => $("day").add(new Option(dayName(d) + (ofDay[d].length ? ` (${ofDay[d].length})` : ""), dayKey(d))));
  if (D.people.length <= 3000) $("people").append(...D.people.map(p => { const one = document.createElement("option"); one.value = p[0]; return one; }));
  if (isElsewhere) { $("viewer-zone").hidden = false; $("viewer-zone").textContent = `You are in ${here}: its times stand beside those of the plan, in italics.`; }
  $("tools").hidden = $("cal").hidden = false;
  readAddress();
  for (const id of ["q", "person"]) $(id).addEventListener("input", event => change({ [id]: event.target.value }, true));
  for (const id of ["group", "view", "day", "rows", "color"]) $(id).addEventListener("change", event => change({ [id]: event.target.value, short: "" }));
  $("tools").addEventListener("submit", event => event.preventDefault());
  $("tools").addEventListener("reset", event => { event.preventDefault(); state = { ...defaults(), view: state.view, day: state.day }; change({}); });
  const step = by => {
    const shownNow = shownDays(), used = D.days.map((_, d) => d).filter(d => isDayUsed[d]);
    const next = by > 0 ? used.find(d => d > shownNow[shownNow.length - 1]) : used.findLast(d => d < shownNow[0]);
    if (next !== undefined) change({ day: dayKey(next), short: "" });
  };
  $("back").onclick = () => step(-1);
  $("next").onclick = () => step(1);
  $("more").onclick = () => { listMost += 500; drawList(); };
  const body = $("body");
  let waits = false;
  body.addEventListener("scroll", () => { if (!waits) { waits = true; requestAnimationFrame(() => { waits = false; draw(); }); } });
  body.addEventListener("keydown", go);
  for (const kind of ["mouseover", "focusin"]) body.addEventListener(kind, event => { const s = event.target.closest(".s"); if (s) { if (kind === "focusin") current = Number(s.dataset.i); tell(S[Number(s.dataset.i)]); } });
  body.addEventListener("mouseleave", () => tell(S.find(s => s.key === state.session)));
  body.addEventListener("click", event => {
    const s = event.target.closest(".s"), head = event.target.closest("[data-r]");
    if (s) { const key = S[Number(s.dataset.i)].key; current = Number(s.dataset.i); change({ session: state.session === key ? "" : key }); }
    else if (head) change(state.rows === "group" ? { group: rows[head.dataset.r].label } : { person: rows[head.dataset.r].label });
  });
  $("net").addEventListener("click", event => {
    const q = event.target.closest("[data-q]"), g = event.target.closest("[data-g]");
    if (q) change({ short: state.short === q.dataset.q ? "" : q.dataset.q });
    else if (g) change({ group: D.groups[g.dataset.g] });
  });
  $("net").addEventListener("keydown", goShort);
  addEventListener("hashchange", () => { readAddress(); update(); });
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; update(); } });
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; listMost = Math.max(listMost, 1000); drawList(); layAxis(); draw(rows.length <= 400); });
  addEventListener("afterprint", () => draw());
  const began = performance.now();
  update();
  // What the first letter of a search would have to wait for otherwise.
  setTimeout(() => S.forEach(hay), 50);
  document.documentElement.dataset.drawn = (performance.now() - began).toFixed(0);
}
begin();
})();
