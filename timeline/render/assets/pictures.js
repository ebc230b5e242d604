// The chart as it stands, as a picture: what Plotly drew, on paper and under the page's title.

async function picture(format) {
  const colours = ink();
  const layout = { ...chart.layout, paper_bgcolor: colours.paper, title: { text: plain(shorten(core.title, 90)), x: 0.01, xanchor: "left", y: 0.985, yanchor: "top", font: { size: 17 } },
    margin: { ...chart.layout.margin, t: plotBox.top + 34, b: 30 }, height: chart.layout.height + 54, shapes: chart.layout.shapes,
    annotations: [...chart.layout.annotations, { xref: "paper", yref: "paper", x: 0, y: 0, yshift: -18, xanchor: "left", showarrow: false, font: { size: 11, color: colours.soft }, text: plain(`${byId("count").textContent}, ${byId("range").textContent}`) }] };
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
