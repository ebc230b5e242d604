"""Prints the page's outlines of land and borders: coarse, in tenths of a degree, as differences.

    npm pack world-atlas@2 && tar -xzf world-atlas-*.tgz
    python training/tables/outlines.py package/land-110m.json package/countries-110m.json > outlines.json

It is shipped as timeline/render/vendor/outlines.json.  Source: Natural Earth, 1:110 million, public domain
(naturalearthdata.com), as TopoJSON of the world-atlas package (ISC).
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

TOLERANCE = 0.12  # degrees that a line may be off
SMALLEST = 0.35  # square degrees of an island
UNITS = 10  # of a degree


def arcs_of(topology):
    """The arcs in degrees."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield points


def rings(geometry):
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from rings(one)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def joined(ring, arcs):
    points = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    return points


def simplified(points):
    """Without the points that lie within the tolerance of what is left (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point):
        x, y = point
        if not length:
            return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    far, index = max((off(point), number) for number, point in enumerate(points[1:-1], 1))
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: index + 1])[:-1] + simplified(points[index:])


def unrolled(points):
    """A line that crosses the 180th meridian, going on beyond it instead of starting again on the other side."""
    found, turns = [points[0]], 0
    for (ax, _), (bx, by) in pairwise(points):
        turns += (bx - ax < -180) - (bx - ax > 180)
        found.append((bx + 360 * turns, by))
    return found


def closed(ring):
    """The rings that a flat map draws for one: around a pole by the map's edge, beyond an edge twice."""
    points = unrolled(ring)
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = -90 if points[0][1] < 0 else 90
        points += [(points[-1][0], pole), (points[0][0], pole)]
    yield points
    if max(x for x, _ in points) > 180:
        yield [(x - 360, y) for x, y in points]
    if min(x for x, _ in points) < -180:
        yield [(x + 360, y) for x, y in points]


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def encoded(points):
    """x, y of the first point, then differences; points that fall together are one."""
    whole = [(round(x * UNITS), round(y * UNITS)) for x, y in points]
    kept = [point for number, point in enumerate(whole) if not number or point != whole[number - 1]]
    flat = list(kept[0])
    for (ax, ay), (bx, by) in pairwise(kept):
        flat += [bx - ax, by - ay]
    return flat


def main(land_file, countries_file):
    land, countries = (json.loads(Path(name).read_text(encoding="utf-8")) for name in (land_file, countries_file))
    arcs = list(arcs_of(land))
    shapes = [shape for ring in rings(land["objects"]["land"]) for shape in closed(joined(ring, arcs))]
    shapes = [encoded(simplified(shape)) for shape in shapes if area(shape) >= SMALLEST]
    used = Counter(
        index if index >= 0 else ~index for ring in rings(countries["objects"]["countries"]) for index in ring
    )
    own = list(arcs_of(countries))
    borders = [encoded(simplified(unrolled(own[index]))) for index, count in sorted(used.items()) if count > 1]
    record = {
        "source": "Natural Earth 1:110m, public domain, by way of world-atlas 2 (ISC); simplified",
        "units": UNITS,
        "land": [shape for shape in shapes if len(shape) > 6],
        "borders": [line for line in borders if len(line) > 2],
    }
    print(json.dumps(record, separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
