// The chart as it stands, as a picture: what Plotly drew, on paper and under the page's title.

// What stands beside the chart on the page: a rule over each lane and under the last, its name and its number of events.
function laneRules(colours) {
  const start = -plotBox.left / plotBox.width;
  const rule = (y) => ({ type: "line", layer: "below", xref: "paper", yref: "y", x0: start, x1: 1, y0: y, y1: y, line: { color: colours.rule, width: 1 } });
  return [...plan.lanes.map(({ top }) => rule(top)), ...plan.lanes.slice(-1).map(({ bottom }) => rule(bottom))];
}

function laneTitles(colours) {
  const inside = isNarrow(), size = inside ? 13 : 14;
  return plan.lanes.flatMap((lane) => {
    const group = groupOfLane(lane), name = cutTo(lane.name.replace(CONTROLS, " "), inside ? 220 : plotBox.left - 46);
    const common = { xref: "paper", yref: "y", showarrow: false, x: 0, xanchor: "left", y: lane.top, yanchor: "top" };
    const xshift = inside ? -1 : -plotBox.left - 1, yshift = inside ? 0 : -4;
    const title = { ...common, xshift, yshift, text: plain(name), font: { size, weight: 650, color: group >= 0 ? groupColour(group) : colours.text } };
    const count = { ...common, xshift: xshift + textWidth(name, size, 650) + 6, yshift: yshift - 1, text: lane.count.toLocaleString("en"), font: { size: 12, color: colours.soft } };
    return [title, count];
  });
}

async function picture(format) {
  const colours = ink();
  const layout = { ...chart.layout, paper_bgcolor: colours.paper, title: { text: plain(shorten(core.title, 90)), x: 0.01, xanchor: "left", y: 0.985, yanchor: "top", font: { size: 17 } },
    margin: { ...chart.layout.margin, t: plotBox.top + 34, b: 30 }, height: chart.layout.height + 54, shapes: [...chart.layout.shapes, ...laneRules(colours)],
    annotations: [...chart.layout.annotations, ...laneTitles(colours), { xref: "paper", yref: "paper", x: 0, y: 0, yshift: -18, xanchor: "left", showarrow: false, font: { size: 11, color: colours.soft }, text: plain(`${byId("count").textContent}, ${byId("range").textContent}`) }] };
  return Plotly.toImage({ data: chart.data, layout, config: CONFIG }, { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 });
}

async function savePicture(format) {
  if (!hasLibrary) return say("The chart library did not load: there is no picture to save");
  const address = await picture(format);
  const comma = address.indexOf(",");
  const encoded = address.slice(comma + 1), isBase64 = address.slice(0, comma).endsWith("base64");
  // no fetch of a data: address: the policy allows the page to load nothing
  const bytes = isBase64 ? Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)) : decodeURIComponent(encoded);
  save(format, format === "png" ? "image/png" : "image/svg+xml", [bytes]);
  return undefined;
}
