/* Saves a chart of a page as a picture that is complete by itself: title, measure, source and badge inside.

   The page shows a figure without these words (they are in layout.meta). Here they are put back, wrapped to the picture,
   on light paper, and drawn anew at a size that can be read in a hall. Nothing leaves the browser.

   And it lets the charts of a page that is printed fill the paper, as wide as that is. */
(() => {
  "use strict";
  const page = document.documentElement.dataset;
  if (page.grafik) return;
  page.grafik = "siap";  // style.css shows the buttons from now on

  const WIDTH = 960, SCALE = 2, LINE = 1.3, EDGE = 16, PAPER_HEIGHT = 840;
  const once = new Map();
  const remember = (key, make) => {
    if (!once.has(key)) once.set(key, make().catch(error => { once.delete(key); throw error; }));
    return once.get(key);
  };

  const plotly = address => remember(address, () => new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => window.Plotly ? done(window.Plotly) : failed(new Error("Plotly"));
    script.onerror = () => { script.remove(); failed(new Error(address)); };
    document.head.append(script);
  }));

  const typeface = address => !address ? Promise.resolve("") : remember(address, async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    const content = await answer.blob();
    const data = await new Promise(done => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.replace(/^data:[^;,]*/, "data:font/woff2"));
      reader.readAsDataURL(content);
    });
    await Promise.all(["400", "700"].map(weight => document.fonts.load(`${weight} 18px "Source Sans"`)));
    return `<style>@font-face{font-family:"Source Sans";font-weight:200 900;src:url(${data}) format("woff2")}</style>`;
  });

  /* The chart that the buttons belong to. It may still be on its way: Streamlit fetches its own Plotly late. */
  const chartOf = async control => {
    const place = `.st-key-${CSS.escape(control.dataset.chart.replace(/[^a-zA-Z0-9_-]/g, "-"))} .js-plotly-plot`;
    for (let tries = 0; tries < 100; tries++) {
      const chart = document.querySelector(place);
      if (chart?.layout?.meta) return chart;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error(place);
  };

  const recoloured = (part, colours) => {
    if (typeof part === "string") return colours[part.toLowerCase()] ?? part;
    if (Array.isArray(part)) return part.map(item => recoloured(item, colours));
    if (part && Object.getPrototypeOf(part) === Object.prototype) {
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, recoloured(value, colours)]));
    }
    return part;
  };

  const safe = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const pen = document.createElement("canvas").getContext("2d");
  const wrapped = (text, size, bold, family) => {
    pen.font = `${bold ? 700 : 400} ${size}px ${family}`;
    const lines = [];
    for (const word of (text || "").split(/\s+/).filter(Boolean)) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && pen.measureText(longer).width <= WIDTH - 2.5 * EDGE) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };

  /* The complete figure, as pictures/plotly_theme.base lays it out. */
  const complete = (chart, colours) => {
    const data = recoloured(structuredClone(chart.data), colours);
    const layout = recoloured(structuredClone(chart.layout), colours);
    const words = layout.meta, [large, middle, small] = words.sizes, family = layout.font.family;
    const muted = layout.xaxis.tickfont.color === layout.font.color
      ? layout.yaxis.tickfont.color : layout.xaxis.tickfont.color;
    const title = wrapped(words.title, large, true, family);
    const subtitle = wrapped(words.subtitle, middle, false, family);
    const source = wrapped(words.source, small, false, family);
    const margin = { ...layout.margin, t: layout.margin.t + EDGE, b: layout.margin.b + EDGE,
      l: layout.margin.l + EDGE, r: layout.margin.r + EDGE };
    const head = Math.round((title.length * large + subtitle.length * middle) * LINE) + 10;
    const foot = source.length ? Math.round(source.length * small * LINE) + 4 : 0;
    const said = (lines, size, colour, place, bold) => ({
      text: bold ? `<b>${lines.map(safe).join("<br>")}</b>` : lines.map(safe).join("<br>"), showarrow: false,
      align: "left", xref: "paper", x: 0, xanchor: "left", xshift: EDGE - margin.l, yref: "paper", yanchor: "top",
      borderpad: 0, font: { size, color: colour }, ...place,
    });
    const above = margin.t + head - EDGE;
    layout.annotations = [...(layout.annotations || []),
      said(title, large, layout.font.color, { y: 1, yshift: above }, true),
      said(subtitle, middle, muted, { y: 1, yshift: above - title.length * large * LINE - 3 }),
      ...(foot ? [said(source, small, muted, { y: 0, yshift: EDGE - margin.b })] : [])];
    delete layout.title;
    layout.margin = { ...margin, t: margin.t + head, b: margin.b + foot };
    const height = Math.round((layout.height || chart.clientHeight) + head + foot + 2 * EDGE);
    return { data, layout: { ...layout, autosize: false, width: WIDTH, height }, height };
  };

  const drawn = async (control, chart) => {
    const [library, letters] = await Promise.all([plotly(control.dataset.plotly), typeface(control.dataset.typeface)]);
    const figure = complete(chart, JSON.parse(control.dataset.colours || "{}"));
    const svg = await library.toImage(
      { data: figure.data, layout: figure.layout, config: { staticPlot: true } },
      { format: "svg", width: WIDTH, height: figure.height, imageDataOnly: true });
    const words = figure.layout.meta;
    const told = `<title>${safe(words.title)}</title><desc>${safe(`${words.alt} ${words.source}`)}</desc>`;
    return { svg: svg.replace(/(<svg[^>]*>)/, (_, start) => start + told + letters), height: figure.height };
  };

  const asPng = async (svg, height) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    try {
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * SCALE, height: height * SCALE });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done, failed) =>
        canvas.toBlob(blob => blob ? done(blob) : failed(new Error("toBlob")), "image/png"));
    } finally {
      URL.revokeObjectURL(image.src);
    }
  };

  const fileName = title => (title.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").slice(0, 70)
    .replace(/^-+|-+$/g, "") || "grafik");

  const hand = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const save = async button => {
    const control = button.closest(".chart-save"), told = control.querySelector("[role=status]");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    told.textContent = "menggambar …";
    try {
      const chart = await chartOf(control);
      const { svg, height } = await drawn(control, chart);
      const kind = button.dataset.format;
      const blob = kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await asPng(svg, height);
      hand(blob, `${fileName(chart.layout.meta.title)}.${kind}`);
      told.textContent = "tersimpan";
    } catch (error) {
      console.warn("grafik", error);
      told.textContent = "Gambar tidak dapat dibuat. Muat ulang halaman, lalu coba lagi.";
    } finally {
      button.removeAttribute("aria-busy");
    }
  };

  /* A chart has the pixels of the screen; style.css gives it the width of the paper, and its drawing follows. It is
     not made larger, and a tall one smaller, so that it fits on a page with its title. */
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const { offsetWidth: width, offsetHeight: height } = box;
      const widest = width * Math.min(1, PAPER_HEIGHT / height);
      box.style.aspectRatio = `${width} / ${height}`;
      box.style.setProperty("max-width", `${widest}px`, "important");
      for (const svg of box.querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      Object.assign(box.style, { aspectRatio: "", maxWidth: "" });
      for (const svg of box.querySelectorAll(".main-svg")) svg.removeAttribute("viewBox");
    }
  });

  document.addEventListener("click", event => {
    const button = event.target.closest?.(".chart-save button[data-format]");
    if (button) save(button);
  });
})();
