// The ground of the map: borders of Natural Earth, decoded from TopoJSON and drawn tile by tile on canvases.
const COARSE = 4; // below this zoom the borders at 1 : 110 million do, as on the server

/** The rings of a topology: each the number of its country, its points in Web Mercator from 0 to 1, and its box. */
function rings(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => {
      x += dx; y += dy;
      const lat = Math.max(-85.0511, Math.min(85.0511, y * scale[1] + translate[1])) * Math.PI / 180;
      return [(x * scale[0] + translate[0] + 180) / 360, (1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2];
    });
  });
  const found = [];
  for (const geometry of topology.objects.countries.geometries) {
    const shapes = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs ?? [];
    for (const polygon of shapes) {
      const parts = polygon.map((ring) => ring.flatMap((at) => (at < 0 ? arcs[~at].toReversed() : arcs[at]).slice(0, -1)));
      const outer = unrolled(parts[0]);
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [x, y] of outer) {
        box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
      }
      for (const by of [0, box[2] > 1 ? -1 : 0, box[0] < 0 ? 1 : 0].filter((each, at) => each || at === 0)) {
        found.push({
          country: geometry.id,
          parts: [outer, ...parts.slice(1)].map((part) => part.map(([x, y]) => [x + by, y])),
          box: [box[0] + by, box[1], box[2] + by, box[3]],
        });
      }
    }
  }
  return found;
}

/** A ring without its jumps from one edge of the map to the other; down to the lower edge where it goes around the pole. */
function unrolled(ring) {
  let by = 0, last = ring[0][0];
  const points = ring.map(([x, y]) => {
    if (x - last > 0.5) by -= 1; else if (last - x > 0.5) by += 1;
    last = x;
    return [x + by, y];
  });
  const [first, end] = [points[0][0], points.at(-1)[0]];
  return Math.abs(end - first) > 0.5 ? [...points, [end, 1], [first, 1]] : points;
}

/** The middle of a ring by its area, and the area: both of the flat map. */
function middle(ring) {
  let area = 0, x = 0, y = 0;
  for (let at = 0; at < ring.length; at++) {
    const [ax, ay] = ring[at], [bx, by] = ring[(at + 1) % ring.length];
    const cross = ax * by - bx * ay;
    area += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
  }
  return area ? { area: Math.abs(area), x: x / (3 * area), y: y / (3 * area) } : { area: 0, x: ring[0][0], y: ring[0][1] };
}

/** The name of each country, in the middle of its largest part, with the width of that part. */
function names(topology, shapes) {
  const called = new Map(topology.objects.countries.geometries.map((each) => [each.id, each.properties.name]));
  const largest = new Map();
  for (const { country, parts, box } of shapes) {
    const at = middle(parts[0]);
    if (country && at.area > (largest.get(country)?.area ?? 0)) {
      largest.set(country, { ...at, name: called.get(country), width: box[2] - box[0] });
    }
  }
  return [...largest.values()];
}

async function read(scale) {
  const answer = await fetch(new URL(`./vendor/world-atlas/countries-${scale}.json`, import.meta.url));
  const topology = await answer.json();
  const shapes = rings(topology);
  return { shapes, labels: names(topology, shapes) };
}

/** A layer of Leaflet with the borders; `shade` colours countries by their ISO number. */
export async function borders(L) {
  const coarse = await read("110m");
  let fine = null;
  let shades = new Map();
  const Ground = L.GridLayer.extend({
    createTile(at) {
      const size = this.getTileSize();
      const tile = document.createElement("canvas");
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      tile.width = size.x * ratio; tile.height = size.y * ratio;
      const pen = tile.getContext("2d");
      const style = getComputedStyle(document.documentElement);
      const colour = (name) => style.getPropertyValue(name).trim();
      pen.scale(ratio, ratio);
      const across = 2 ** at.z;
      const west = at.x / across, north = at.y / across, one = 1 / across;
      const unit = size.x * across;
      pen.lineWidth = 0.7;
      pen.strokeStyle = colour("--border");
      const { shapes, labels } = at.z < COARSE || !fine ? coarse : fine;
      for (const { country, parts, box } of shapes) {
        if (box[2] < west || box[0] > west + one || box[3] < north || box[1] > north + one) continue;
        pen.beginPath();
        for (const part of parts) {
          let lastX = Infinity, lastY = Infinity;
          for (const [x, y] of part) {
            const px = (x - west) * unit, py = (y - north) * unit;
            if (Math.abs(px - lastX) + Math.abs(py - lastY) < 0.7) continue;
            if (lastX === Infinity) pen.moveTo(px, py); else pen.lineTo(px, py);
            lastX = px; lastY = py;
          }
          pen.closePath();
        }
        pen.fillStyle = colour("--ground");
        pen.fill("evenodd");
        const shade = shades.get(country);
        if (shade) {
          pen.globalAlpha = [0, 0.12, 0.22, 0.34, 0.46][shade];
          pen.fillStyle = colour("--yellow");
          pen.fill("evenodd");
          pen.globalAlpha = 1;
        }
        pen.stroke();
      }
      pen.font = "11px system-ui, sans-serif";
      pen.textAlign = "center";
      pen.lineWidth = 3;
      pen.lineJoin = "round";
      pen.strokeStyle = colour("--ground");
      pen.fillStyle = colour("--soft");
      for (const { name, x, y, width } of labels) {
        const px = (x - west) * unit, py = (y - north) * unit; // a name on an edge is drawn in both tiles
        if (px < -90 || px > size.x + 90 || py < -9 || py > size.y + 9) continue;
        if (pen.measureText(name).width > width * unit) continue;
        pen.strokeText(name, px, py + 4);
        pen.fillText(name, px, py + 4);
      }
      return tile;
    },
    shade(now) {
      if (String([...now]) === String([...shades])) return;
      shades = now;
      this.redraw();
    },
  });
  const ground = new Ground({ noWrap: true, bounds: [[-85.06, -180], [85.06, 180]], keepBuffer: 3 });
  read("50m").then((found) => { fine = found; ground.redraw(); });
  return ground;
}
