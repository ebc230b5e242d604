// What chrono-node finds in texts: JSONL of {"text", "published"} on stdin, a JSON line of its expressions for each.
// The last line is {"seconds": the processor time that it took}.  Offsets count code points.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/`));
const chrono = require("chrono-node");
const two = (number) => String(number).padStart(2, "0");

function valueOf(start) {
  const year = String(start.get("year")).padStart(4, "0");
  const month = `${year}-${two(start.get("month"))}`;
  const day = `${month}-${two(start.get("day"))}`;
  if (start.isCertain("hour")) return { type: "TIME", value: `${day}T${two(start.get("hour"))}:${two(start.get("minute"))}` };
  if (start.isCertain("day") || start.isCertain("weekday")) return { type: "DATE", value: day };
  if (start.isCertain("month")) return { type: "DATE", value: month };
  return { type: "DATE", value: start.isCertain("year") ? year : day };
}

let spent = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { text, published } = JSON.parse(line);
  const before = process.cpuUsage();
  const results = chrono.parse(text, new Date(`${published}T12:00:00`));
  const after = process.cpuUsage(before);
  spent += (after.user + after.system) / 1e6;
  const found = results.map((result) => {
    const start = [...text.slice(0, result.index)].length;
    return { start, end: start + [...result.text].length, ...valueOf(result.start) };
  });
  console.log(JSON.stringify(found));
}
console.log(JSON.stringify({ seconds: spent }));
