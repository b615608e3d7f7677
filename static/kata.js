/* Streamlit's own words in Indonesian: what a screen reader is told of its buttons, its menus and tables, its messages.
 * Stands at the head of every page's document, before Streamlit draws anything. Pages write Indonesian themselves;
 * what is exchanged here is exactly Streamlit's and stands in no text of ours. */
(function () {
  "use strict";

  const WORDS = {
    "Navigate to home page": "Ke Beranda",
    "Collapse sidebar": "Tutup menu",
    "Expand sidebar": "Buka menu",
    Sidebar: "Menu halaman",
    "Main menu": "Menu aplikasi",
    "Choose an option": "Pilih satu",
    "Choose options": "Pilih satu atau lebih",
    "No options to select": "Tidak ada pilihan",
    "No results": "Tidak ada yang cocok",
    "Select all": "Pilih semua",
    "Selected values": "Yang dipilih",
    "Clear all": "Hapus semua pilihan",
    "Clear value": "Kosongkan",
    "Clear selection": "Batalkan pilihan",
    Open: "Buka pilihan",
    Close: "Tutup",
    Dismiss: "Tutup",
    Help: "Penjelasan",
    "Show password": "Tampilkan kata sandi",
    "Hide password": "Sembunyikan kata sandi",
    "Copy to clipboard": "Salin",
    Copied: "Tersalin",
    "Copied!": "Tersalin",
    Search: "Cari",
    "Type to search": "Ketik untuk mencari",
    Fullscreen: "Layar penuh",
    "Close fullscreen": "Tutup layar penuh",
    "Download as CSV": "Unduh CSV",
    "Show/hide columns": "Pilih kolom",
    "Sort ascending": "Urutkan naik",
    "Sort descending": "Urutkan turun",
    Autosize: "Sesuaikan lebar",
    "Pin column": "Sematkan kolom",
    "Unpin column": "Lepaskan kolom",
    "Hide column": "Sembunyikan kolom",
    "Copy column name": "Salin nama kolom",
    "Dataframe column menu": "Menu kolom",
    "Distribution histogram": "Histogram sebaran",
    "Top values frequency chart": "Grafik nilai tersering",
    Increment: "Tambah",
    Decrement: "Kurangi",
    Upload: "Pilih berkas",
    "Drag and drop file here": "Seret berkas ke sini",
    "Drag and drop files here": "Seret berkas ke sini",
    Rerun: "Muat ulang data",
    Settings: "Pengaturan",
    Print: "Cetak",
    "Record a screencast": "Rekam layar",
    About: "Tentang",
    Stop: "Hentikan",
    "Choose date": "Pilih tanggal",
    Next: "Berikutnya",
    Previous: "Sebelumnya",
    "Previous month": "Bulan sebelumnya",
    "Next month": "Bulan berikutnya",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Tombol panah untuk berpindah tanggal, Enter untuk memilih, Esc untuk menutup.",
    "Connection error": "Sambungan terputus",
    "streamlit_folium.st_folium": "Peta",
  };
  /** Words of a table's menus that may stand elsewhere as ours. */
  const IN_TABLES = {
    Statistics: "Statistik",
    Automatic: "Otomatis",
    Localized: "Menurut bahasa peramban",
    Plain: "Polos",
    Compact: "Ringkas",
    Dollar: "Dolar",
    Percent: "Persen",
    Scientific: "Ilmiah",
    Accounting: "Akuntansi",
    Duration: "Lama",
    Distance: "Jarak waktu",
    Calendar: "Kalender",
    Values: "Nilai terisi",
    Minimum: "Terkecil",
    Maximum: "Terbesar",
    Sum: "Jumlah",
    Count: "Banyaknya",
    Empty: "Kosong",
    Distinct: "Berbeda",
    Average: "Rata-rata",
    "Standard deviation": "Simpangan baku",
    "25th percentile": "Persentil 25",
    "75th percentile": "Persentil 75",
    "Minimum length": "Terpendek",
    "Maximum length": "Terpanjang",
    "Average length": "Panjang rata-rata",
    True: "Ya",
    False: "Tidak",
    "No data": "Tidak ada data",
    "Based on sample": "Dari sebagian baris",
  };
  const TABLE = "[data-testid^=stDataFrame]";
  const DATES = "Choose date, "; // also the unseen heading of the calendar
  const BEGINNINGS = {
    [DATES]: "Pilih tanggal, ",
    "Today, ": "Hari ini, ",
    "Help for ": "Penjelasan ",
    "Remove ": "Hapus ",
    "Shortcut ": "Pintasan ",
    "Search: ": "Cari: ",
    "Fullscreen: ": "Layar penuh: ",
    "Download as CSV: ": "Unduh CSV: ",
    "Show/hide columns: ": "Pilih kolom: ",
  };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const NAMED = ATTRIBUTES.map((name) => `[${name}]`).join();

  const CHOSEN = " selected";

  /** The Indonesian for a word of Streamlit; null for everything else. */
  function said(text) {
    if (Object.hasOwn(WORDS, text)) return WORDS[text];
    if (text.endsWith(CHOSEN)) { // a day of the calendar
      const day = text.slice(0, -CHOSEN.length);
      return `${said(day) ?? day}, dipilih`;
    }
    for (const [start, ours] of Object.entries(BEGINNINGS)) {
      if (text.startsWith(start)) return ours + text.slice(start.length);
    }
    return null;
  }

  function name(element) {
    for (const attribute of ATTRIBUTES) {
      const ours = said(element.getAttribute(attribute) || "");
      if (ours !== null) element.setAttribute(attribute, ours);
    }
  }

  function write(node) {
    const word = node.data.trim();
    if (Object.hasOwn(WORDS, word)) node.data = node.data.replace(word, WORDS[word]);
    else if (word.startsWith(DATES)) node.data = node.data.replace(DATES, BEGINNINGS[DATES]);
    else if (Object.hasOwn(IN_TABLES, word) && node.parentElement && node.parentElement.closest(TABLE)) {
      node.data = node.data.replace(word, IN_TABLES[word]);
    }
  }

  function all(node) {
    if (node.nodeType === Node.TEXT_NODE) return write(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
    if (node.matches(NAMED)) name(node);
    node.querySelectorAll(NAMED).forEach(name);
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) write(texts.currentNode);
    return undefined;
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") name(change.target);
      else if (change.type === "characterData") write(change.target);
      else change.addedNodes.forEach(all);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})();
