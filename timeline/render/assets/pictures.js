// The chart as it stands, as a picture: what Plotly drew, on paper and under the page's title.

import { chart, CONFIG, hasLibrary, plan } from "./chart.js";
import { core } from "./data.js";
import { byId, CONTROLS, el, plain, say } from "./dom.js";
import { save } from "./exports.js";
import { BELOW, isNarrow, plotBox } from "./frame.js";
import { cutTo, textWidth } from "./labels.js";
import { groupOfLane } from "./lanes.js";
import { groupColour, ink } from "./theme.js";

const EDGE = 8; // pixels of air at the left, which the page has around it

// What stands beside the chart on the page: a rule over each lane and under the last, its name and its number of events.
function laneRules(colours) {
  const start = -plotBox.left / plotBox.width;
  const rule = (y) => ({ type: "line", layer: "below", xref: "paper", yref: "y", x0: start, x1: 1, y0: y, y1: y, line: { color: colours.rule, width: 1 } });
  return [...plan.lanes.map(({ top }) => rule(top)), ...plan.lanes.slice(-1).map(({ bottom }) => rule(bottom))];
}

function laneTitles(colours) {
  const inside = isNarrow(), size = inside ? 13 : 14;
  return plan.lanes.flatMap((lane) => {
    const group = groupOfLane(lane), name = cutTo(lane.name.replace(CONTROLS, " "), inside ? 220 : plotBox.left - 46, size, 650);
    const common = { xref: "paper", yref: "y", showarrow: false, x: 0, xanchor: "left", y: lane.top, yanchor: "top" };
    const xshift = inside ? -1 : -plotBox.left - 1, yshift = inside ? 0 : -4;
    const title = { ...common, xshift, yshift, text: plain(name), font: { size, weight: 650, color: group >= 0 ? groupColour(group) : colours.text } };
    const count = { ...common, xshift: xshift + textWidth(name, size, 650) + 6, yshift: yshift - 1, text: lane.count.toLocaleString("en"), font: { size: 12, color: colours.soft } };
    return [title, count];
  });
}

const TITLE_SIZES = [19, 16, 14];
const FOOT = 48; // pixels; under the chart stand the day of the last article and what is shown

// As SVG, with the face that its words were measured in: outside of this page no one has it.
async function picture() {
  const colours = ink(), { width } = chart.layout, height = chart.layout.height + 34 + FOOT - BELOW, note = { size: 12, color: colours.soft };
  const title = core.title.replace(CONTROLS, " "), size = TITLE_SIZES.find((each) => textWidth(title, each, 650) <= width - 16) ?? TITLE_SIZES[2];
  const shown = cutTo(`${byId("count").textContent}, ${byId("range").textContent}`, width - 16);
  const layout = { ...chart.layout, height, paper_bgcolor: colours.paper, plot_bgcolor: colours.paper,
    title: { text: plain(cutTo(title, width - 16, size, 650)), x: 8 / width, xanchor: "left", y: 1 - 22 / height, yanchor: "middle", font: { size, weight: 650 } },
    margin: { ...chart.layout.margin, l: plotBox.left + EDGE, t: plotBox.top + 34, b: FOOT }, width: width + EDGE,
    shapes: [...chart.layout.shapes, ...laneRules(colours)],
    annotations: [...chart.layout.annotations, ...laneTitles(colours), { xref: "paper", yref: "paper", x: 0, y: 0, xshift: -plotBox.left, yshift: -24, xanchor: "left", yanchor: "top", showarrow: false, font: note, text: plain(shown) }] };
  const address = await Plotly.toImage({ data: chart.data, layout, config: CONFIG }, { format: "svg", width: layout.width, height });
  const [face] = byId("faces").textContent.match(/@font-face \{[^}]*"Source Sans 3"[^}]*\}/);
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1)).replace(/<svg[^>]*>/, (open) => `${open}<style>${face}</style>`);
  return { blob: new Blob([text], { type: "image/svg+xml" }), width: layout.width, height };
}

const SHARPNESS = 2; // dots a pixel

async function painted({ blob, width, height }) {
  const image = new Image(), canvas = el("canvas", { width: width * SHARPNESS, height: height * SHARPNESS });
  image.src = URL.createObjectURL(blob);
  await image.decode();
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

export async function savePicture(format) {
  if (!hasLibrary) return say("The chart library did not load: there is no picture to save");
  const drawn = await picture();
  if (format === "png") save("png", "image/png", [await painted(drawn)]);
  else save("svg", "image/svg+xml", [drawn.blob]);
  return undefined;
}
