// Draws the charts of a page from the tables that stand behind them.
//
// A figure names a kind in data-chart; the heads of its table say what columns are: data-role start,
// end, series or label. A drawing adds nothing to its table. Marks are told apart by pattern, place
// and number as well as by colour. A drawing takes the keyboard: arrows go from mark to mark, and
// what is chosen is told below it.
"use strict";
(() => {
  const japanese = document.documentElement.lang === "ja";
  const say = (english, ja) => (japanese ? ja : english);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  // On a phone less wide, and so with letters that can be read.
  const isNarrow = window.matchMedia("(max-width: 40rem)").matches;
  const kWidth = isNarrow ? 640 : 1000;

  // {columns: [{title, role}], rows: [[text]]}
  const read = (table) => ({
    columns: [...table.tHead.rows[0].cells].map((cell) => ({
      title: cell.textContent,
      role: cell.dataset.role || "",
    })),
    rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
  });
  const indexOf = (data, role) => data.columns.findIndex((column) => column.role === role);
  const seriesOf = (data) =>
    data.columns.flatMap((column, index) =>
      column.role === "series" ? [{ title: column.title, index }] : []);
  const day = (text) => new Date(`${text}T00:00:00Z`);
  const valueOf = (row, index) => (row[index] === "" ? null : Number(row[index]));

  let ids = 0;
  const open = (parent, width, height, title, description) => {
    const id = `drawing-${ids++}`;
    const svg = d3.select(parent).append("svg")
      .attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height)
      .attr("role", "img").attr("aria-labelledby", `${id}-title ${id}-desc`);
    svg.append("title").attr("id", `${id}-title`).text(title);
    svg.append("desc").attr("id", `${id}-desc`).text(description);
    return svg;
  };

  // Eight fills that differ without colour.
  const addPatterns = (svg, id) => {
    const shapes = [
      null, "M0 8L8 0M-2 2L2 -2M6 10L10 6", "dots", "M0 0L8 8M-2 6L2 10M6 -2L10 2", "M0 4H8",
      "M4 0V8", "M0 4H8M4 0V8", "M0 8L8 0M0 0L8 8",
    ];
    const defs = svg.append("defs");
    shapes.forEach((shape, i) => {
      const pattern = defs.append("pattern").attr("id", `${id}-${i}`)
        .attr("patternUnits", "userSpaceOnUse").attr("width", 8).attr("height", 8);
      pattern.append("rect").attr("width", 8).attr("height", 8).attr("class", `c${i + 1}`);
      if (shape === "dots") pattern.append("circle").attr("class", "dot").attr("cx", 4).attr("cy", 4).attr("r", 1.8);
      else if (shape) pattern.append("path").attr("class", "stroke").attr("d", shape);
    });
    return (i) => `url(#${id}-${i % shapes.length})`;
  };

  const mark = (selection, text) => selection.attr("data-mark", text).append("title").text(text);

  // Arrow keys walk through the marks; what is chosen is said.
  const makeWalkable = (drawing, title) => {
    const marks = [...drawing.querySelectorAll("[data-mark]")];
    if (marks.length === 0) return;
    const readout = document.createElement("p");
    readout.className = "readout";
    readout.setAttribute("aria-live", "polite");
    drawing.after(readout);
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", `${title}. ${say("Arrow keys go from mark to mark.", "矢印キーで各値を読み上げます。")}`);
    let at = -1;
    const choose = (next) => {
      if (at >= 0) marks[at].classList.remove("chosen");
      at = Math.max(0, Math.min(marks.length - 1, next));
      marks[at].classList.add("chosen");
      readout.textContent = marks[at].dataset.mark;
    };
    drawing.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) choose(at + step);
      else if (event.key === "Home") choose(0);
      else if (event.key === "End") choose(marks.length - 1);
      else return;
      event.preventDefault();
    });
    drawing.addEventListener("mouseover", (event) => {
      const over = marks.indexOf(event.target.closest("[data-mark]"));
      if (over >= 0) choose(over);
    });
  };

  const addLegend = (drawing, series, fillOf) => {
    const list = d3.select(drawing).append("ul").attr("class", "legend");
    series.forEach((one, i) => {
      const item = list.append("li");
      item.append("svg").attr("width", 22).attr("height", 16).attr("aria-hidden", "true")
        .append("rect").attr("width", 22).attr("height", 16).attr("rx", 3).attr("fill", fillOf(i));
      item.append("span").text(one.title);
    });
  };

  // Labels of bands that do not run into each other.
  const bandAxis = (scale, room) => {
    const all = scale.domain();
    const every = Math.max(1, Math.ceil((all.length * room) / (scale.range()[1] - scale.range()[0])));
    return d3.axisBottom(scale).tickValues(all.filter((_, i) => i % every === 0)).tickSizeOuter(0);
  };

  const drawStack = (drawing, data, title, description) => {
    const series = seriesOf(data).filter((one) => data.rows.some((row) => valueOf(row, one.index) > 0));
    const at = indexOf(data, "start");
    const height = 320;
    const margin = { top: 22, right: 10, bottom: 28, left: 44 };
    const svg = open(drawing, kWidth, height, title, description);
    const fillOf = addPatterns(svg, `fill-${ids}`);
    const x = d3.scaleBand(data.rows.map((row) => row[at]), [margin.left, kWidth - margin.right]).padding(0.22);
    const sums = data.rows.map((row) => d3.sum(series, (one) => valueOf(row, one.index) || 0));
    const y = d3.scaleLinear([0, Math.max(1, d3.max(sums) || 1)], [height - margin.bottom, margin.top]).nice();
    const ticks = Math.min(5, y.domain()[1]);
    svg.append("g").attr("class", "grid").attr("transform", `translate(${margin.left},0)`)
      .call(d3.axisLeft(y).ticks(ticks).tickSize(margin.left + margin.right - kWidth).tickFormat(""))
      .select(".domain").remove();
    data.rows.forEach((row, i) => {
      let below = 0;
      series.forEach((one, j) => {
        const value = valueOf(row, one.index) || 0;
        if (value === 0) return;
        mark(svg.append("rect").attr("x", x(row[at])).attr("width", x.bandwidth())
          .attr("y", y(below + value)).attr("height", y(below) - y(below + value))
          .attr("fill", fillOf(j)), `${row[at]}, ${one.title}: ${number.format(value)}`);
        below += value;
      });
      if (sums[i] > 0 && x.bandwidth() > 14) {
        svg.append("text").attr("class", "value").attr("text-anchor", "middle")
          .attr("x", x(row[at]) + x.bandwidth() / 2).attr("y", y(sums[i]) - 5).text(number.format(sums[i]));
      }
    });
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`).call(bandAxis(x, 42));
    svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`).call(d3.axisLeft(y).ticks(ticks, "d"));
    addLegend(drawing, series, fillOf);
    drawing.prepend(drawing.lastChild);
  };

  const drawBarsAcross = (drawing, data, title, description) => {
    const label = indexOf(data, "label");
    const [series] = seriesOf(data);
    const step = 34;
    const left = isNarrow ? 250 : 330;
    const letters = isNarrow ? 33 : 44;
    const height = data.rows.length * step + 8;
    const svg = open(drawing, kWidth, height, title, description);
    const fillOf = addPatterns(svg, `fill-${ids}`);
    const x = d3.scaleLinear([0, d3.max(data.rows, (row) => valueOf(row, series.index)) || 1], [0, kWidth - left - 90]);
    data.rows.forEach((row, i) => {
      const value = valueOf(row, series.index);
      const y = i * step + 4;
      svg.append("text").attr("x", left - 12).attr("y", y + 19).attr("text-anchor", "end").text(
        row[label].length > letters ? `${row[label].slice(0, letters - 1)}…` : row[label]);
      mark(svg.append("rect").attr("x", left).attr("y", y).attr("rx", 3).attr("width", Math.max(2, x(value)))
        .attr("height", step - 8).attr("fill", fillOf(i === 0 ? 3 : i % 8)), `${row[label]}: ${number.format(value)}`);
      svg.append("text").attr("class", "value").attr("x", left + Math.max(2, x(value)) + 8).attr("y", y + 18).text(number.format(value));
    });
  };

  // Periods on an axis of time; two overviews of one period share its width.
  const periodsOf = (data) => {
    const start = indexOf(data, "start");
    const end = indexOf(data, "end");
    const seen = new Map();
    return data.rows.map((row) => {
      const key = `${row[start]} ${row[end]}`;
      const place = seen.get(key) || 0;
      seen.set(key, place + 1);
      return { row, from: day(row[start]), to: d3.utcDay.offset(day(row[end]), 1), place, of: () => seen.get(key),
        name: `${row[start]} – ${row[end]}` };
    });
  };

  const timeBars = (parent, data, one, size, title, description) => {
    const periods = periodsOf(data).filter((period) => !Number.isNaN(+period.from) && !Number.isNaN(+period.to));
    const margin = { top: 20, right: 20, bottom: 26, left: 52 };
    const svg = open(parent, size.width, size.height, title, description);
    const fillOf = addPatterns(svg, `fill-${ids}`);
    const x = d3.scaleUtc([d3.min(periods, (p) => p.from), d3.max(periods, (p) => p.to)], [margin.left, size.width - margin.right]);
    const y = d3.scaleLinear([0, d3.max(periods, (p) => valueOf(p.row, one.index)) || 1], [size.height - margin.bottom, margin.top]).nice();
    svg.append("g").attr("class", "grid").attr("transform", `translate(${margin.left},0)`)
      .call(d3.axisLeft(y).ticks(size.height / 60).tickSize(margin.left + margin.right - size.width).tickFormat(""))
      .select(".domain").remove();
    for (const period of periods) {
      const whole = x(period.to) - x(period.from);
      const width = whole / period.of();
      const left = x(period.from) + width * period.place;
      const value = valueOf(period.row, one.index);
      const inset = Math.min(2.5, width * 0.12);
      if (value === null) {
        svg.append("line").attr("class", "grid gap").attr("x1", left + inset).attr("x2", left + width - inset)
          .attr("y1", y(0) - 1).attr("y2", y(0) - 1);
        continue;
      }
      mark(svg.append("rect").attr("x", left + inset).attr("width", Math.max(1, width - 2 * inset))
        .attr("y", y(value)).attr("height", Math.max(1, y(0) - y(value))).attr("fill", fillOf(size.fill || 0)),
        `${period.name}, ${one.title}: ${number.format(value)}`);
      if (width > 26) {
        svg.append("text").attr("class", "value").attr("text-anchor", "middle").attr("x", left + width / 2)
          .attr("y", y(value) - 5).text(number.format(value));
      }
    }
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${size.height - margin.bottom})`)
      .call(d3.axisBottom(x).ticks(timeTicks(x, size.width / 66)).tickFormat(tickFormat(x)).tickSizeOuter(0));
    svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`)
      .call(d3.axisLeft(y).ticks(size.height / 60).tickFormat((value) => number.format(value)));
  };
  const yearsOf = (x) => (x.domain()[1] - x.domain()[0]) / 31557600000;
  const tickFormat = (x) => d3.utcFormat(yearsOf(x) > 3 ? "%Y" : "%Y-%m");
  // A year is named once.
  const timeTicks = (x, most) =>
    yearsOf(x) > 3 ? d3.utcYear.every(Math.max(1, Math.ceil(yearsOf(x) / most))) : most;

  const drawBars = (drawing, data, title, description) => {
    for (const one of seriesOf(data)) timeBars(drawing, data, one, { width: kWidth, height: 320 }, title, description);
  };
  const drawPanels = (drawing, data, title, description) => {
    drawing.classList.add("panels");
    seriesOf(data).forEach((one, i) => {
      const panel = d3.select(drawing).append("div");
      panel.append("p").append("strong").text(one.title);
      timeBars(panel.node(), data, one, { width: 330, height: 180, fill: i }, `${title}: ${one.title}`, description);
    });
  };

  const drawMatrix = (drawing, data, title, description) => {
    const series = seriesOf(data);
    const periods = periodsOf(data).filter((period) => !Number.isNaN(+period.from));
    const step = 36;
    const left = 150;
    const column = Math.max(24, (kWidth - left - 10) / Math.max(4, periods.length));
    const width = left + 10 + column * periods.length;
    const height = series.length * step + 34;
    const svg = open(drawing, width, height, title, description);
    const most = d3.max(periods, (p) => d3.max(series, (one) => valueOf(p.row, one.index))) || 1;
    const radius = d3.scaleSqrt([0, most], [0, Math.min(step * 0.62, column * 0.62)]);
    series.forEach((one, i) => {
      const y = i * step + step / 2 + 4;
      svg.append("line").attr("class", "row").attr("x1", left).attr("x2", width).attr("y1", y).attr("y2", y);
      svg.append("text").attr("x", left - 12).attr("y", y + 4).attr("text-anchor", "end").text(one.title);
      periods.forEach((period, j) => {
        const value = valueOf(period.row, one.index);
        if (value === null) return;
        const x = left + column * (j + 0.5);
        const r = Math.max(1.5, radius(value));
        mark(svg.append("circle").attr("class", "bubble").attr("cx", x).attr("cy", y).attr("r", r),
          `${period.name}, ${one.title}: ${number.format(value)}`);
        if (r > 10) {
          svg.append("text").attr("class", "value").attr("text-anchor", "middle").attr("x", x).attr("y", y + 4).text(number.format(value));
        }
      });
    });
    const every = Math.ceil(64 / column);
    periods.forEach((period, j) => {
      if (j % every !== 0) return;
      svg.append("text").attr("class", "soft").attr("text-anchor", "middle").attr("x", left + column * (j + 0.5))
        .attr("y", height - 8).text(d3.utcFormat("%Y-%m")(period.from));
    });
  };

  const drawKeys = (drawing, data, title, description) => {
    const label = indexOf(data, "label");
    const start = indexOf(data, "start");
    const end = indexOf(data, "end");
    const series = seriesOf(data);
    const step = 48;
    const left = 170;
    const right = 40;
    const height = data.rows.length * step + 34;
    const svg = open(drawing, kWidth, height, title, description);
    const days = data.rows.flatMap((row) => [row[start], row[end]]).filter((text) => text !== "").map(day);
    for (const one of series) days.push(day(`${one.title}-01-01`), day(`${one.title}-12-31`));
    const known = days.filter((one) => !Number.isNaN(+one) && one.getUTCFullYear() < 2100);
    const x = d3.scaleUtc(d3.extent(known), [left, kWidth - right]).nice(d3.utcYear);
    const most = d3.max(data.rows, (row) => d3.max(series, (one) => valueOf(row, one.index))) || 1;
    const year = x(day("2001-01-01")) - x(day("2000-01-01"));
    const radius = d3.scaleSqrt([0, most], [0, Math.min(step * 0.46, Math.max(9, year * 0.75))]);
    svg.append("g").attr("class", "grid").attr("transform", `translate(0,${height - 26})`)
      .call(d3.axisBottom(x).ticks(timeTicks(x, 14)).tickSize(26 - height).tickFormat("")).select(".domain").remove();
    data.rows.forEach((row, i) => {
      const y = i * step + step / 2 + 4;
      svg.append("text").attr("x", left - 14).attr("y", y + 4).attr("text-anchor", "end").text(row[label]);
      const from = x(day(row[start]));
      const isOpen = row[end] === "" || +day(row[end]) > +x.domain()[1];
      const to = isOpen ? kWidth - right + 10 : x(day(row[end]));
      svg.append("line").attr("class", "life").attr("x1", from).attr("x2", to).attr("y1", y).attr("y2", y);
      svg.append("line").attr("class", "life").attr("x1", from).attr("x2", from).attr("y1", y - 7).attr("y2", y + 7);
      if (isOpen) svg.append("path").attr("class", "head").attr("d", `M${to} ${y - 6}L${to + 9} ${y}L${to} ${y + 6}Z`);
      else svg.append("line").attr("class", "life").attr("x1", to).attr("x2", to).attr("y1", y - 7).attr("y2", y + 7);
      for (const one of series) {
        const value = valueOf(row, one.index);
        if (!value) continue;
        const r = Math.max(3, radius(value));
        const cx = x(day(`${one.title}-07-02`));
        svg.append("circle").attr("class", "ground").attr("cx", cx).attr("cy", y).attr("r", r);
        mark(svg.append("circle").attr("class", "bubble").attr("cx", cx).attr("cy", y).attr("r", r),
          `${row[label]}, ${one.title}: ${number.format(value)} ${say("documents", "件")}`);
        if (r > 8) {
          svg.append("text").attr("class", "value").attr("text-anchor", "middle").attr("x", cx).attr("y", y + 4).text(number.format(value));
        }
      }
    });
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - 26})`)
      .call(d3.axisBottom(x).ticks(timeTicks(x, 14)).tickFormat(tickFormat(x)).tickSizeOuter(0));
  };

  const kinds = {
    stack: drawStack, "bars-across": drawBarsAcross, bars: drawBars, panels: drawPanels,
    matrix: drawMatrix, keys: drawKeys,
  };
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const data = read(figure.querySelector("table"));
    const drawing = figure.querySelector(".drawing");
    const title = figure.querySelector("h3").textContent;
    const series = seriesOf(data);
    const hasNumbers = data.rows.some((row) => series.some((one) => valueOf(row, one.index) > 0));
    if (!hasNumbers && figure.dataset.chart !== "keys") {
      drawing.textContent = say("Nothing to draw.", "表示する数値がありません。");
      continue;
    }
    kinds[figure.dataset.chart](drawing, data, title, figure.querySelector("figcaption p").textContent);
    makeWalkable(drawing, title);
  }
})();
