/* Shows slides: one at a time, scaled to the window, charts drawn by Plotly before they are needed.
   The text waits for nothing: Plotly (1.4 MB) and the typeface may come after it; everything is then fitted again.

   The document holds everything; moving asks nothing of the server. Only the slide of decisions is asked for again while
   it is shown, where the document came from a server (data-live). Sizes in here are pixels of the hall (1920 x 1080). */
(() => {
  "use strict";
  const stage = document.getElementById("stage"), keys = document.getElementById("keys");
  const said = document.getElementById("said");
  const slides = [...stage.querySelectorAll(".slide")];
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const HALL = { width: 1920, height: 1080 }, SMALLEST = 24, LETTER = 0.56;
  let size = HALL, current = 0, round = 0;

  /* The stage: as large as the window in pixels of the hall. On a phone these are fewer, so that 24 stays readable. */
  const lay = () => {
    const width = document.documentElement.clientWidth, height = document.documentElement.clientHeight;
    const upright = width < 700 && height > width;
    const scale = upright ? Math.max(width / 760, 0.5) : Math.max(Math.min(width / HALL.width, height / HALL.height), 0.5);
    place({ width: width / scale, height: height / scale }, scale);
  };

  const place = (wanted, scale) => {
    size = wanted;
    round += 1;
    Object.assign(stage.style, { width: `${size.width}px`, height: `${size.height}px`, transform: `scale(${scale})` });
    for (const box of [stage, keys]) box.classList.toggle("narrow", size.width < 1000);
    keys.style.transform = `scale(${scale})`;
  };

  const tooTall = box => box.scrollHeight > box.clientHeight + 1;

  /* Large type first; smaller until it fits, never under the smallest; then lines of a cell are cut. */
  const fit = slide => {
    const title = slide.querySelector(".title"), body = slide.querySelector(".body");
    const narrow = stage.classList.contains("narrow");
    const sizes = slide.classList.contains("opening") ? (narrow ? [68, 56, 44] : [104, 88, 72, 56])
      : narrow ? [48, 42, 36, 32, 28] : [68, 60, 52, 46, 40, 34];
    for (const pixels of sizes) {
      title.style.fontSize = `${pixels}px`;
      const most = narrow ? 6 : pixels > 46 ? 2 : 3;
      if (title.scrollHeight <= pixels * 1.13 * most + 4) break;
    }
    slide.querySelectorAll(".card").forEach(shrink);
    const text = body.querySelector("ul, table");
    if (!text) return;
    text.style.removeProperty("--lines");
    const start = text.tagName === "UL" ? (narrow ? 36 : 48) : (narrow ? 28 : 34);
    for (let pixels = start; pixels >= SMALLEST; pixels -= 2) {
      text.style.setProperty("--size", `${pixels}px`);
      if (!tooTall(body)) return;
    }
    if (narrow) return;  // there the body scrolls
    for (let lines = 3; lines >= 1 && tooTall(body); lines--) text.style.setProperty("--lines", lines);
  };

  /* A long figure or unit on a card: the figure gets smaller before anything is cut. */
  const shrink = card => {
    const value = card.querySelector(".value");
    value.style.fontSize = "";
    for (let pixels = parseFloat(getComputedStyle(value).fontSize);
      pixels > 32 && (tooTall(card) || value.scrollWidth > value.clientWidth); pixels -= 6) {
      value.style.fontSize = `${pixels}px`;
    }
  };

  /* Ticks with words of their own are not thinned by Plotly: keep every n-th, counted from the last. */
  const thinned = (layout, width) => {
    const axis = layout.xaxis;
    if (!axis?.ticktext || axis.showticklabels === false) return layout;
    const letters = Math.max(...axis.ticktext.flatMap(text => text.split("<br>").map(line => line.length)));
    const room = (width - layout.margin.l - layout.margin.r) / axis.ticktext.length;
    const step = Math.ceil((letters * axis.tickfont.size * LETTER + 10) / room);
    if (step <= 1) return layout;
    const last = axis.ticktext.length - 1, kept = list => list.filter((_, index) => (last - index) % step === 0);
    return { ...layout, xaxis: { ...axis, tickvals: kept(axis.tickvals), ticktext: kept(axis.ticktext) } };
  };

  const draw = index => {
    const slide = slides[index];
    if (!slide || slide.dataset.drawn === String(round)) return;
    fit(slide);
    if (!window.Plotly) return;
    slide.dataset.drawn = String(round);
    const plot = slide.querySelector(".plot"), chart = charts[slide.dataset.id];
    if (!plot || !chart) return;
    const width = Math.floor(plot.clientWidth), height = Math.floor(plot.clientHeight);
    Plotly.newPlot(plot, structuredClone(chart.data),
      { ...thinned(structuredClone(chart.layout), width), width, height }, { staticPlot: true });
  };

  /* Neighbours first, then all the others, each in a pause. */
  const drawAhead = () => {
    if (!window.Plotly) return;
    const mine = round;
    const waiting = slides.map((_, index) => index)
      .sort((a, b) => Math.abs(a - current) - Math.abs(b - current) || b - a);
    const pause = window.requestIdleCallback || (then => setTimeout(then, 30));
    const step = () => {
      if (mine !== round) return;
      const next = waiting.find(index => slides[index].dataset.drawn !== String(round));
      if (next === undefined) { document.body.dataset.ready = "yes"; return; }
      draw(next);
      pause(step);
    };
    pause(step);
  };

  const show = (index, quiet) => {
    current = Math.max(0, Math.min(index, slides.length - 1));
    draw(current);
    slides.forEach((slide, place) => slide.toggleAttribute("data-current", place === current));
    const title = slides[current].querySelector(".title").textContent;
    if (!quiet) said.textContent = `Salindia ${current + 1} dari ${slides.length}: ${title}`;
    const here = new URL(location.href);
    here.searchParams.delete("siap");  // a kept link begins from the start
    here.hash = String(current + 1);
    history.replaceState(null, "", here);
    keys.querySelector("[data-do=back]").disabled = current === 0;
    keys.querySelector("[data-do=next]").disabled = current === slides.length - 1;
    setTimeout(() => { draw(current + 1); draw(current - 1); }, 0);
    if (isLive(slides[current])) askNow();
  };

  const leave = () => location.assign(document.body.dataset.leave);
  const full = () => document.fullscreenElement ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.().catch(() => {});
  const actions = { back: () => show(current - 1), next: () => show(current + 1), full, leave };

  const byKey = {
    ArrowRight: actions.next, ArrowDown: actions.next, PageDown: actions.next, " ": actions.next, Enter: actions.next,
    ArrowLeft: actions.back, ArrowUp: actions.back, PageUp: actions.back, Backspace: actions.back,
    Home: () => show(0), End: () => show(slides.length - 1), Escape: leave, f: full, F: full,
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === " " || event.key === "Enter") && event.target.closest("button")) return;
    const action = event.shiftKey && event.key === " " ? actions.back : byKey[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  keys.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) actions[button.dataset.do]();
  });

  let touched = null, swiped = false;
  stage.addEventListener("touchstart", event => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
    swiped = false;
  }, { passive: true });
  stage.addEventListener("touchend", event => {
    if (!touched) return;
    const end = event.changedTouches[0], across = end.clientX - touched.clientX, along = end.clientY - touched.clientY;
    swiped = Math.abs(across) > 10 || Math.abs(along) > 10;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(along)) actions[across < 0 ? "next" : "back"]();
  });
  stage.addEventListener("click", event => {
    if (swiped || String(getSelection())) { swiped = false; return; }
    actions[event.clientX < document.documentElement.clientWidth / 4 ? "back" : "next"]();
  });

  /* Decisions noted down meanwhile: once a second while their slide is shown, seldom otherwise, ever more seldom when
     the server does not answer. A copy without its server asks nothing and stays as it is. */
  const { live } = document.body.dataset, SOON = 1000, SELDOM = 5000, LATEST = 30000;
  let build = document.body.dataset.build, asking = false, timer = 0, misses = 0;
  const isLive = slide => Boolean(live) && /^keputusan(-\d+)?$/.test(slide?.dataset.id || "");
  const decisions = list => list.flatMap(slide => [...slide.querySelectorAll("tbody tr")]);
  const named = row => row.cells[0].textContent.trim();

  const renumber = () => slides.forEach((slide, index) => {
    slide.id = `s-${index + 1}`;
    slide.setAttribute("aria-label", `${index + 1} dari ${slides.length}`);
    slide.querySelector(".number").textContent = `${index + 1} / ${slides.length}`;
  });

  const renew = text => {
    const old = slides.filter(isLive), first = old.length ? slides.indexOf(old[0]) : 1;
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const made = [...parsed.querySelectorAll(".slide")].map(slide => document.adoptNode(slide));
    if (!made.length) return;
    const known = new Set(decisions(old).map(named)), fresh = decisions(made).filter(row => !known.has(named(row)));
    for (const row of fresh) row.classList.add("fresh");
    slides[first - 1].after(...made);
    for (const slide of old) slide.remove();
    slides.splice(first, old.length, ...made);
    if (current >= first + old.length) current += made.length - old.length;
    else if (current >= first) current = Math.min(current, first + made.length - 1);
    renumber();
    show(current, true);
    drawAhead();
    if (fresh.length) said.textContent = `Keputusan baru: ${fresh.map(named).join("; ")}`;
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = document.hidden ? null : await fetch(`${live}?sejak=${encodeURIComponent(build)}`,
        { cache: "no-store", signal: AbortSignal.timeout(10000) });
      const newer = answer?.status === 200 && answer.headers.get("X-Build");
      const text = newer ? await answer.text() : "";
      misses = !answer || answer.ok ? 0 : misses + 1;
      if (newer) { build = newer; renew(text); }
    } catch { misses += 1; }
    asking = false;
    askLater();
  };

  const askLater = () => {
    clearTimeout(timer);
    const pause = isLive(slides[current]) ? SOON : SELDOM;
    timer = setTimeout(ask, misses ? Math.min(SOON * 2 ** misses, LATEST) : pause);
  };

  const askNow = () => {
    if (!live || misses || !location.protocol.startsWith("http")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 0);
  };

  let waiting = 0;
  const again = () => { lay(); show(current, true); drawAhead(); };
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(again, 120); });
  addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1 || 0));
  addEventListener("beforeprint", () => { place(HALL, 1); slides.forEach((_, index) => draw(index)); });
  addEventListener("afterprint", again);

  lay();
  show(Number(location.hash.slice(1)) - 1 || 0, true);
  document.getElementById("plotly").addEventListener("load", again);
  const letters = ["400", "600", "700"].map(weight => document.fonts.load(`${weight} 26px "Source Sans"`));
  Promise.allSettled(letters).then(again);
  if (live && location.protocol.startsWith("http")) {
    document.addEventListener("visibilitychange", () => { if (!document.hidden) askNow(); });
    askNow();
  }
})();
